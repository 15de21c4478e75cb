package io.selfsame.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.selfsame.cluster.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quickstart as a program: its exit code, its report, and that nothing outlives it. */
class QuickstartIT {
  private static final Duration LIMIT = Duration.ofMinutes(4);

  @TempDir private Path directory;

  @Test
  void aRunEndsWithZeroAReportAndNoProcess() throws IOException, InterruptedException {
    Path report = directory.resolve("report.json");
    Process quickstart =
        start("--people", "60", "--warehouse", "postgresql", "--report", report.toString());
    List<ProcessHandle> servers = awaitServers(quickstart, "Connectors run after");

    assertTrue(quickstart.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS), this::said);
    assertEquals(0, quickstart.exitValue(), this::said);
    assertTrue(said().contains("All checks hold."), this::said);
    JsonNode figures = new ObjectMapper().readTree(report.toFile());
    assertEquals(0, figures.path("records_lost").asLong(-1));
    assertEquals(1.0, figures.path("precision").asDouble());
    awaitEnd(servers);
  }

  @Test
  void aServerThatDiesEndsTheRunWithAnErrorAndNoProcess() throws InterruptedException, IOException {
    Process quickstart = start("--people", "60");
    List<ProcessHandle> servers = awaitServers(quickstart, "Everything is up");
    servers.forEach(ProcessHandle::destroyForcibly);

    assertTrue(quickstart.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS), this::said);
    assertNotEquals(0, quickstart.exitValue(), this::said);
    assertFalse(said().contains("All checks hold."), this::said);
    awaitEnd(servers);
  }

  /** TERM and INT (Ctrl-C) are handled alike by the JVM; only KILL leaves it no last word. */
  @ParameterizedTest
  @ValueSource(strings = {"TERM", "KILL"})
  void aSignalLeavesNoProcessBehind(String signal) throws InterruptedException, IOException {
    Process quickstart = start("--people", "60", "--warehouse", "postgresql", "--keep");
    List<ProcessHandle> servers = awaitServers(quickstart, "Everything is up");
    if (signal.equals("TERM")) {
      quickstart.destroy();
    } else {
      quickstart.destroyForcibly();
    }
    assertTrue(quickstart.waitFor(1, TimeUnit.MINUTES), this::said);
    awaitEnd(servers);
  }

  private Process start(String... options) throws IOException {
    Path home = DeployedPlugins.ROOT.resolve("examples/quickstart/target");
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-Djava.io.tmpdir=" + directory,
                "-Drepository.root=" + DeployedPlugins.ROOT,
                "-cp",
                home.resolve("classes") + ":" + home.resolve("lib") + "/*",
                "io.selfsame.quickstart.Quickstart"));
    command.addAll(List.of(options));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output().toFile())
        .start();
  }

  /** The processes the quickstart has started by the time it says something. */
  private List<ProcessHandle> awaitServers(Process quickstart, String word) {
    Patience.of(LIMIT)
        .until(
            "the quickstart says: " + word,
            () ->
                said().contains(word) || !quickstart.isAlive()
                    ? Optional.of(true)
                    : Optional.empty());
    List<ProcessHandle> servers = quickstart.descendants().toList();
    assertTrue(servers.size() >= 2, this::said);
    return servers;
  }

  private void awaitEnd(List<ProcessHandle> servers) {
    Patience.of(Duration.ofSeconds(30))
        .until(
            "every server has ended",
            () ->
                servers.stream().noneMatch(ProcessHandle::isAlive)
                    ? Optional.of(true)
                    : Optional.empty());
  }

  private String said() {
    try {
      return Files.readString(output());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("not readable: " + output(), unreadable);
    }
  }

  private Path output() {
    return directory.resolve("output.txt");
  }
}
