package io.selfsame.cluster;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParentWatchIT {
  @TempDir Path directory;

  @Test
  void noServerOutlivesALauncherThatWasKilled() throws Exception {
    Process launcher =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Launcher.class.getName(),
                directory.toString())
            .redirectError(directory.resolve("launcher.log").toFile())
            .start();
    try (BufferedReader output = launcher.inputReader()) {
      assertTrue("started".equals(output.readLine()), "the launcher starts its server");
      List<ProcessHandle> servers = launcher.descendants().toList();
      assertFalse(servers.isEmpty());

      launcher.destroyForcibly();

      for (ProcessHandle server : servers) {
        server.onExit().get(20, TimeUnit.SECONDS);
      }
    }
  }

  /** A program that starts a server and stays. */
  static final class Launcher {
    private Launcher() {}

    public static void main(String[] arguments) throws IOException {
      new PostgresServer(Path.of(arguments[0])).start();
      System.out.println("started");
      System.in.read();
    }
  }
}
