package io.selfsame.sink.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.management.ObjectName;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileChangesSourceConnectorTest {
  private final ProfileChangesSourceConnector connector = new ProfileChangesSourceConnector();

  @TempDir Path directory;

  @Test
  void ofAnyNumberOfTasksOneRuns() {
    connector.start(Map.of("a", "b"));
    assertEquals(List.of(Map.of("a", "b")), connector.taskConfigs(7));
    assertEquals(ExactlyOnceSupport.SUPPORTED, connector.exactlyOnceSupport(Map.of()));
  }

  @Test
  void aWrongSettingIsBlamedAndNoValueIsShown() {
    Map<String, String> wrong =
        Map.of(
            "connection.url", "jdbc:mysql://canary/x",
            "feed.attributes", "canary",
            "feed.topic.prefix", "canary topic!",
            "batch.max.records", "0",
            "connection.password", "canary");
    wrong.keySet().stream()
        .filter(key -> !key.equals("connection.password"))
        .forEach(
            key ->
                assertEquals(
                    1, errors(wrong).stream().filter(e -> e.startsWith(key)).count(), key));
    assertFalse(
        errors(wrong).stream()
            .filter(e -> !e.startsWith("feed.attributes"))
            .toList()
            .toString()
            .contains("canary"));
  }

  @Test
  void aFolderThatIsNotThereIsBlamedOnTheUrl() {
    List<String> errors = errors(Map.of("connection.url", "jdbc:duckdb:/no/such/folder/f.duckdb"));
    assertEquals(1, errors.size());
    assertTrue(errors.get(0).startsWith("connection.url"), errors.get(0));
    assertEquals(List.of(), errors(Map.of("connection.url", file())));
  }

  @Test
  void offsetsOfTheRightShapeMayBeAltered() {
    Map<String, String> settings = Map.of("connection.url", file());
    Map<Map<String, ?>, Map<String, ?>> forget = new HashMap<>();
    forget.put(Map.of("whatever", "x"), null);
    assertTrue(connector.alterOffsets(settings, forget));
    assertTrue(
        connector.alterOffsets(settings, Map.of(Map.of("schema", "selfsame"), Map.of("seq", 7))));
    assertThrows(
        ConnectException.class,
        () -> connector.alterOffsets(settings, Map.of(Map.of("x", "y"), Map.of("seq", 7))));
    assertThrows(
        ConnectException.class,
        () -> connector.alterOffsets(settings, Map.of(Map.of("schema", "selfsame"), Map.of())));
  }

  @Test
  void aWarehouseThatIsAwayIsWaitedFor() throws Exception {
    Map<String, String> away =
        Map.of("connection.url", "jdbc:postgresql://127.0.0.1:1/x", "name", "away");
    try (FakeSourceWorker worker = new FakeSourceWorker(away)) {
      assertEquals(List.of(), worker.poll());
      assertEquals(List.of(), worker.poll());
      ObjectName figures =
          new ObjectName("io.selfsame:type=profile-changes-source,connector=\"away\"");
      assertEquals(2L, ManagementFactory.getPlatformMBeanServer().getAttribute(figures, "Retries"));
    }
  }

  @Test
  void aTaskThatWasNeverStartedStopsAndPollsNothing() throws Exception {
    ProfileChangesSourceTask task = new ProfileChangesSourceTask();
    task.stop();
    assertNull(task.poll());
    assertEquals(connector.version(), task.version());
  }

  private String file() {
    return "jdbc:duckdb:" + directory.resolve("w.duckdb");
  }

  private List<String> errors(Map<String, String> settings) {
    return connector.validate(settings).configValues().stream()
        .flatMap(v -> v.errorMessages().stream().map(error -> v.name() + " " + error))
        .toList();
  }
}
