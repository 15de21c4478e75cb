package io.selfsame.cluster;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Servers that end together: on {@link #close}, and when this JVM ends or is interrupted. (When it
 * is killed, {@link ParentWatch} ends them.) Thread-safe.
 */
public final class ProcessGroup implements AutoCloseable {
  private final Deque<ServerProcess> servers = new ArrayDeque<>();
  private final Thread hook = new Thread(this::closeServers, "process-group-close");

  public ProcessGroup() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Starts the server; it ends with the group, the last one first. */
  public <T extends ServerProcess> T start(T server) {
    synchronized (servers) {
      servers.push(server);
    }
    server.start();
    return server;
  }

  @Override
  public void close() {
    closeServers();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // The hook runs anyway and finds nothing left to do.
    }
  }

  private void closeServers() {
    synchronized (servers) {
      while (!servers.isEmpty()) {
        servers.pop().close();
      }
    }
  }
}
