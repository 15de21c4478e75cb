package io.selfsame.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another main class and ends this process when its standard input closes. The launcher holds
 * the other end of that pipe, and the system closes it however the launcher dies, {@code kill -9}
 * included: no server outlives the program that started it.
 *
 * <p>Needs nothing but the JDK, for it runs on the servers' class paths.
 */
public final class ParentWatch {
  private static final long ORDERLY_EXIT_MILLIS = 10_000;

  private ParentWatch() {}

  /** Arguments: the main class to run, then its own arguments. */
  public static void main(String[] arguments) throws Throwable {
    InputStream parent = System.in;
    daemon("parent-watch", () -> exitWhenClosed(parent)).start();
    String[] own = Arrays.copyOfRange(arguments, 1, arguments.length);
    try {
      Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object) own);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  private static void exitWhenClosed(InputStream parent) {
    try {
      while (parent.read() >= 0) {
        // The launcher writes nothing; whatever comes is not the end.
      }
    } catch (IOException broken) {
      System.err.println("The pipe to the launcher broke: " + broken.getClass().getName());
    }
    // Shutdown hooks may wait for servers that died with the launcher: give them a bounded time.
    daemon("halt", ParentWatch::haltLater).start();
    System.exit(0);
  }

  private static void haltLater() {
    try {
      Thread.sleep(ORDERLY_EXIT_MILLIS);
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }

  private static Thread daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
