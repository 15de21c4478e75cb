package io.selfsame.source.polling;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.source.polling.offset.StreamOffset;
import io.selfsame.source.polling.vendor.VendorException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PollingSourceConnectorTest {
  private static final Map<String, String> STREAM = Map.of("source", "fake", "object", "things");

  private final FakeVendor vendor = new FakeVendor();
  private final PollingSourceConnector connector =
      new PollingSourceConnector(vendor) {
        @Override
        public Class<? extends Task> taskClass() {
          return PollingSourceTask.class;
        }
      };
  private final Map<String, String> settings = new HashMap<>(Map.of("topic.prefix", "fake."));

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 9})
  void everyObjectIsInOneTaskAndTheSameOneEveryTime(int maxTasks) {
    settings.put(FakeVendor.OBJECTS, "a,b,c,d,e");
    connector.start(settings);

    List<Map<String, String>> tasks = connector.taskConfigs(maxTasks);

    assertTrue(tasks.size() <= maxTasks);
    List<String> dealt =
        tasks.stream()
            .flatMap(task -> Arrays.stream(task.get(FakeVendor.OBJECTS).split(",")))
            .sorted()
            .toList();
    assertEquals(List.of("a", "b", "c", "d", "e"), dealt);
    assertEquals(tasks, connector.taskConfigs(maxTasks));
  }

  @Test
  void exactlyOnceIsSupported() {
    assertEquals(ExactlyOnceSupport.SUPPORTED, connector.exactlyOnceSupport(settings));
    assertEquals(
        ConnectorTransactionBoundaries.SUPPORTED,
        connector.canDefineTransactionBoundaries(settings));
  }

  @Test
  void offsetsThatATaskCanReadMayBeSet() {
    Map<String, ?> edited = Map.of("version", 1, "position.row", 12);

    assertTrue(connector.alterOffsets(settings, Map.of(STREAM, edited)));
    assertEquals(Optional.of(12L), StreamOffset.from(edited).position().number("row"));
  }

  @Test
  void anyOffsetMayBeRemoved() {
    Map<Map<String, ?>, Map<String, ?>> removed = new HashMap<>();
    removed.put(Map.of("of", "an older build"), null);
    removed.put(STREAM, null);

    assertDoesNotThrow(() -> connector.alterOffsets(settings, removed));
  }

  @Test
  void offsetsThatNoTaskCouldReadAreRefused() {
    refuse(STREAM, Map.of("position.row", 12));
    refuse(STREAM, Map.of("version", 7));
    refuse(STREAM, Map.of("version", 1, "position.row", 1.5));
    refuse(STREAM, Map.of("version", 1, "schema", "{}"));
    refuse(Map.of("object", "things"), Map.of("version", 1));
    refuse(Map.of("source", "fake", "object", 1), Map.of("version", 1));
  }

  @ParameterizedTest
  @DisplayName("X-08 alterOffsets validates and says what would be right")
  @CsvSource(
      delimiter = '|',
      value = {
        "fake|other||1|position.row|1|no such stream; this connector reads [things]",
        "fake|things|p9|1|position.row|1|no such stream",
        "mine|things||1|position.row|1|this connector reads 'source.name' fake",
        "fake|things||1|position.row|-1|position value 'row' must not be negative",
        "fake|things||2|position.row|1|written by another build",
        "fake|things||1|position.row|text|position value 'row' is not of type Long",
      })
  void unusableOffsetsAreRefusedWithAHint(
      String source,
      String object,
      String part,
      long version,
      String name,
      String value,
      String hint) {
    Map<String, Object> partition = new HashMap<>(Map.of("source", source, "object", object));
    if (part != null) {
      partition.put("part", part);
    }
    Object stored = value.matches("-?\\d+") ? (Object) Long.valueOf(value) : value;
    Map<String, Object> offset = Map.of("version", version, name, stored);

    ConnectException refusal =
        assertThrows(
            ConnectException.class,
            () -> connector.alterOffsets(settings, Map.of(partition, offset)));

    assertTrue(refusal.getMessage().contains(hint), refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7})
  void thePartsOfAnObjectAreSpreadOverTasksAndGrowingOrShrinkingLosesNothing(int maxTasks)
      throws InterruptedException {
    vendor.parts = List.of("a", "b,c/d", "e", "f");
    for (int i = 0; i < 40; i++) {
      vendor.add("things", "id" + i, "name");
    }
    connector.start(settings);
    FakeWorker worker = new FakeWorker();
    List<String> delivered = new ArrayList<>();
    for (int tasks : List.of(maxTasks, 2, maxTasks)) {
      List<Map<String, String>> configs = connector.taskConfigs(tasks);
      assertEquals(Math.min(tasks, 4), configs.size());
      for (Map<String, String> config : configs) {
        TaskHarness task = new TaskHarness(vendor, worker, config);
        for (SourceRecord record : task.next(1)) {
          worker.store(record);
          if (record.topic().equals("fake.things")) {
            delivered.add(((Struct) record.key()).getString("id"));
          }
        }
        task.stop();
      }
    }
    for (SourceRecord record :
        new TaskHarness(vendor, worker, connector.taskConfigs(1).get(0))
            .drain().stream().flatMap(List::stream).toList()) {
      if (record.topic().equals("fake.things")) {
        delivered.add(((Struct) record.key()).getString("id"));
      }
    }

    assertEquals(40, delivered.size());
    assertEquals(40, Set.copyOf(delivered).size());
  }

  @Test
  void cleanSettingsAreCheckedWithTheVendorOnce() {
    assertEquals(Map.of(), errors());
    assertEquals(1, vendor.checks);
  }

  @Test
  void aMissingSettingIsReportedWithoutVisitingTheVendor() {
    settings.remove("topic.prefix");

    assertEquals(Set.of("topic.prefix"), errors().keySet());
    assertEquals(0, vendor.checks);
  }

  @Test
  void aTopicPrefixThatNoTopicCouldHaveIsReported() {
    settings.put("topic.prefix", "a b/");

    assertEquals(Set.of("topic.prefix"), errors().keySet());
  }

  @Test
  void contradictingSettingsAreReportedOnBoth() {
    settings.put("retry.backoff.ms", "5000");
    settings.put("retry.backoff.max.ms", "1000");

    assertEquals(Set.of("retry.backoff.ms", "retry.backoff.max.ms"), errors().keySet());
  }

  @Test
  void whatTheVendorRefusesIsReportedOnTheSettingAtFault() {
    vendor.checkFailure =
        Optional.of(
            VendorException.auth("HTTP_401", "Fake refused", FakeVendor.SECRET, "Set a secret."));

    assertEquals(
        Map.of(FakeVendor.SECRET, List.of("HTTP_401: Fake refused. Set a secret.")), errors());
  }

  @Test
  void aVendorThatCannotBeReachedIsReportedOnItsAddress() {
    vendor.checkFailure =
        Optional.of(VendorException.retry("ConnectException", "no answer", Optional.empty()));

    assertEquals(Set.of(FakeVendor.URL), errors().keySet());
  }

  @Test
  void manyValidationsAtOnceDoNotDisturbEachOther() {
    List<Map<String, List<String>>> all =
        Collections.nCopies(8, 0).parallelStream().map(n -> errors()).toList();

    assertEquals(Collections.nCopies(8, Map.of()), all);
  }

  @Test
  void everySettingIsFullyDescribed() {
    Set<String> places = new HashSet<>();
    for (ConfigDef.ConfigKey key : connector.config().configKeys().values()) {
      assertTrue(key.documentation.endsWith("."), key.name);
      assertFalse(key.displayName.isBlank() || key.displayName.equals(key.name), key.name);
      assertFalse(key.group == null || key.group.isBlank(), key.name);
      assertTrue(places.add(key.group + key.orderInGroup), "two settings in place of " + key.name);
    }
  }

  private void refuse(Map<String, ?> partition, Map<String, ?> offset) {
    ConnectException refusal =
        assertThrows(
            ConnectException.class,
            () -> connector.alterOffsets(settings, Map.of(partition, offset)));
    assertTrue(refusal.getMessage().startsWith("These offsets cannot be used"));
  }

  private Map<String, List<String>> errors() {
    return connector.validate(settings).configValues().stream()
        .filter(value -> !value.errorMessages().isEmpty())
        .collect(Collectors.toMap(ConfigValue::name, ConfigValue::errorMessages));
  }
}
