package io.selfsame.sink.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.warehouse.PartitionId;
import io.selfsame.warehouse.WarehouseException;
import io.selfsame.warehouse.sql.Failure;
import io.selfsame.warehouse.sql.FailureKind;
import io.selfsame.warehouse.sql.FailureSubject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.sink.SinkConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnifiedProfileSinkConnectorTest {
  private final UnifiedProfileSinkConnector connector = new UnifiedProfileSinkConnector();
  @TempDir private Path folder;

  @Test
  void theServiceLoaderFindsTheConnectorWithTheVersionOfTheBuild() {
    List<SinkConnector> found =
        ServiceLoader.load(SinkConnector.class).stream().map(ServiceLoader.Provider::get).toList();
    assertEquals(1, found.size());
    assertEquals(System.getProperty("project.version"), found.get(0).version());
    assertEquals(found.get(0).version(), new UnifiedProfileSinkTask().version());
  }

  @Test
  void everySettingIsDocumented() {
    Set<String> places = new HashSet<>();
    for (ConfigKey key : connector.config().configKeys().values()) {
      assertTrue(key.documentation.endsWith("."), key.name);
      assertNotNull(key.group, key.name);
      assertNotNull(key.width, key.name);
      assertFalse(key.displayName.equals(key.name), key.name);
      assertTrue(places.add(key.group + key.orderInGroup), key.name);
    }
  }

  @Test
  void aDuckDbFileHasOneTaskAndPostgresAsManyAsAllowed() {
    connector.start(Map.of("connection.url", "jdbc:duckdb:/data/x.duckdb"));
    assertEquals(1, connector.taskConfigs(4).size());
    connector.start(Map.of("connection.url", "jdbc:postgresql://db/x"));
    assertEquals(
        List.of("0", "1", "2", "3"),
        connector.taskConfigs(4).stream().map(config -> config.get("task.id")).toList());
  }

  @Test
  void aNewFileInAWritableFolderIsFineAndIsNotCreated() throws IOException {
    Path file = folder.resolve("new.duckdb");
    assertEquals(List.of(), errors(Map.of("connection.url", "jdbc:duckdb:" + file)));
    assertFalse(Files.exists(file));
  }

  @Test
  void aPlaceThatCannotHoldAFileIsNamedWithTheSettingAndARemedy() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "not a database");
    for (String url :
        List.of(
            "jdbc:duckdb:",
            "jdbc:duckdb::memory:",
            "jdbc:duckdb:" + folder.resolve("missing/x.duckdb"),
            "jdbc:duckdb:" + folder,
            "jdbc:duckdb:" + text)) {
      List<String> errors = errors(Map.of("connection.url", url));
      assertEquals(1, errors.size(), url);
      assertTrue(errors.get(0).startsWith("connection.url: "), errors.get(0));
    }
  }

  @Test
  void aDeadLetterTopicThatWouldStayEmptyIsRefusedAtBothSettings() {
    String url = "jdbc:duckdb:" + folder.resolve("x.duckdb");
    Map<String, String> settings =
        Map.of("connection.url", url, "errors.deadletterqueue.topic.name", "dead");
    List<String> errors = errors(settings);
    assertEquals(2, errors.size());
    for (String setting : List.of("errors.deadletterqueue.topic.name", "errors.tolerance")) {
      assertTrue(errors.stream().anyMatch(e -> e.startsWith(setting + ": ")), errors.toString());
      assertTrue(errors.stream().allMatch(e -> e.contains("'" + setting + "'")));
    }
    Map<String, String> tolerant = new HashMap<>(settings);
    tolerant.put("errors.tolerance", "all");
    assertEquals(List.of(), errors(tolerant));
  }

  @Test
  void whatTheDatabaseRefusesIsNamedAtItsSetting() {
    Map<FailureSubject, String> settings =
        Map.of(
            FailureSubject.LOCATION, "connection.url: ",
            FailureSubject.CREDENTIALS, "connection.password: ",
            FailureSubject.SCHEMA, "schema.name: ",
            FailureSubject.SUPPRESSION_KEY, "suppression.hmac.key: ",
            FailureSubject.OTHER, "connection.url: ");
    settings.forEach(
        (subject, setting) -> {
          Failure failure = new Failure(FailureKind.CONFIG, subject, "08001", "start the server");
          UnifiedProfileSinkConnector refused =
              new UnifiedProfileSinkConnector(
                  any -> {
                    throw WarehouseException.of(failure, "cannot connect");
                  });
          List<String> errors = errors(refused, Map.of("connection.url", "jdbc:postgresql://db/x"));
          assertEquals(1, errors.size());
          assertTrue(errors.get(0).startsWith(setting), errors.get(0));
          assertTrue(errors.get(0).contains("start the server"));
        });
  }

  @Test
  void validatingADatabaseClosesWhatItOpenedAndCreatesNothing() {
    FakeWarehouse warehouse = new FakeWarehouse();
    warehouse.down = true;
    UnifiedProfileSinkConnector sink = new UnifiedProfileSinkConnector(settings -> warehouse);
    assertEquals(List.of(), errors(sink, Map.of("connection.url", "jdbc:postgresql://db/x")));
    assertTrue(warehouse.closed);
  }

  @Test
  void offsetsAreAlteredInTheWarehouseUnderTheNameOfTheConnector() {
    FakeWarehouse warehouse = new FakeWarehouse();
    TopicPartition partition = new TopicPartition("crm.contact", 0);
    UnifiedProfileSinkConnector sink = new UnifiedProfileSinkConnector(settings -> warehouse);
    Map<TopicPartition, Long> forgotten = new HashMap<>();
    forgotten.put(partition, null);
    Map<String, String> settings =
        Map.of("name", "test-sink", "connection.url", "jdbc:postgresql://db/x");
    assertTrue(sink.alterOffsets(settings, Map.of(partition, 7L)));
    assertEquals(Map.of(new PartitionId("crm.contact", 0), 7L), warehouse.offsets);
    assertTrue(sink.alterOffsets(settings, forgotten));
    assertTrue(sink.alterOffsets(settings, forgotten));
    assertEquals(Map.of(), warehouse.offsets);
  }

  @Test
  void wrongSettingsAreNamedWithoutTheirValues() {
    List<String> errors =
        errors(
            Map.of(
                "connection.url", "jdbc:postgresql://db/x?password=canary",
                "schema.name", "Canary Schema",
                "flush.interval.ms", "0",
                "duckdb.memory.limit", "canary"));
    assertEquals(4, errors.size());
    assertFalse(
        errors.stream().anyMatch(e -> e.toLowerCase(Locale.ROOT).contains("canary")),
        errors.toString());
  }

  @Test
  void aMissingUrlIsNamed() {
    assertTrue(errors(Map.of()).get(0).startsWith("connection.url: "));
  }

  @Test
  void aReferenceTheWorkerDoesNotResolveIsNamedAndNotConnectedTo() {
    List<String> errors = errors(Map.of("connection.url", "${env:URL}"));
    assertEquals(1, errors.size());
    assertTrue(errors.get(0).contains("config.providers"));
  }

  private List<String> errors(Map<String, String> settings) {
    return errors(connector, settings);
  }

  private static List<String> errors(
      UnifiedProfileSinkConnector connector, Map<String, String> settings) {
    return connector.validate(settings).configValues().stream()
        .flatMap(value -> value.errorMessages().stream().map(e -> named(value, e)))
        .toList();
  }

  private static String named(ConfigValue value, String error) {
    return value.name() + ": " + error;
  }
}
