package io.selfsame.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogTest {
  @TempDir Path directory;
  private ServerLog log;

  @BeforeEach
  void beginAfterAnotherRun() throws IOException {
    log = new ServerLog(directory.resolve("server.log"));
    append("2026-01-01T00:00:00,000 ERROR of an earlier run (a.B:1)");
    log.beginRun();
  }

  @Test
  void errorsAreShownWithTheirStackTracesAndNothingOfEarlierRuns() throws IOException {
    append(
        "2026-01-01T00:00:01,000 INFO fine (a.B:1)",
        "2026-01-01T00:00:02,000 ERROR broken (a.B:1)",
        "java.lang.IllegalStateException",
        "\tat a.B.c(B.java:1)",
        "2026-01-01T00:00:03,000 INFO all is well again (a.B:1)");

    assertEquals(
        List.of(
            "2026-01-01T00:00:02,000 ERROR broken (a.B:1)",
            "java.lang.IllegalStateException",
            "\tat a.B.c(B.java:1)"),
        log.lastErrors());
  }

  @Test
  void withoutErrorsTheLastLinesAreShown() throws IOException {
    append("Error: Could not find or load main class a.B");

    assertEquals(List.of("Error: Could not find or load main class a.B"), log.lastErrors());
  }

  private void append(String... lines) throws IOException {
    Files.write(
        directory.resolve("server.log"),
        List.of(lines),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
