package io.selfsame.cluster;

import java.util.List;

/**
 * A server in a process of its own. It keeps its port and its data over {@link #stop}, {@link
 * #kill} and {@link #start}. Not thread-safe, except that {@link #close} may be called from a
 * shutdown hook at any time.
 */
public sealed interface ServerProcess extends AutoCloseable
    permits Broker, ConnectWorker, JavaProgram, PostgresServer {

  /** Name of the server and of its log file. */
  String name();

  /**
   * Starts and waits until the server answers.
   *
   * @throws ClusterException with the last errors of its log when it ends or stays silent
   */
  void start();

  /** Asks the server to end in good order and waits for it. Does nothing when it is not running. */
  void stop();

  /** Ends the server as {@code kill -9} does and waits until it is gone. */
  void kill();

  boolean isRunning();

  /**
   * The last warnings and errors in its log with their stack traces, oldest first; all lines of it
   * if none.
   */
  List<String> lastErrors();

  /** Ends the server as fast as leaves nothing behind on the machine; its data is not cared for. */
  @Override
  void close();
}
