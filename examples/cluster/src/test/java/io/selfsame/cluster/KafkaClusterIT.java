package io.selfsame.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.cluster.counting.CountingSourceConnector;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaClusterIT {
  private static final Path ROOT = Path.of(System.getProperty("repository.root"));
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final String COUNTER = "counter";
  private static final String TOPIC = "numbers";
  private static final String CLASS = CountingSourceConnector.class.getName();

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {KafkaRuntime.OLDEST, KafkaRuntime.NEWEST})
  void aConnectorKeepsCountingExactlyOnceOverKilledWorkersAndBrokers(String version)
      throws IOException {
    WorkerSettings settings = WorkerSettings.plugins(PluginDirectory.of(directory));
    try (KafkaCluster cluster =
        KafkaCluster.start(KafkaRuntime.of(version, ROOT), directory, settings)) {
      assertPluginIsListed(cluster.connect());
      assertMissingSettingIsNamed(cluster.connect());
      cluster.topics().create(TOPIC, 1, Map.of());
      cluster.connect().put(COUNTER, counterSettings());
      cluster.connect().awaitRunning(COUNTER, LIMIT);
      awaitGrowth(cluster.topics());

      cluster.worker().kill();
      assertFalse(cluster.worker().isRunning());
      cluster.worker().start();
      cluster.connect().awaitRunning(COUNTER, LIMIT);
      awaitGrowth(cluster.topics());

      cluster.broker().kill();
      cluster.broker().start();
      cluster.connect().awaitRunning(COUNTER, LIMIT);
      awaitGrowth(cluster.topics());

      List<Long> numbers =
          cluster.topics().records(TOPIC).stream().map(each -> each.payload().asLong()).toList();
      assertEquals(LongStream.range(0, numbers.size()).boxed().toList(), numbers);
      assertOffsetsCanBeReset(cluster.connect());
    }
  }

  private static void assertPluginIsListed(ConnectRest connect) {
    assertTrue(connect.plugins().contains(new InstalledPlugin(CLASS, "source", "1.2.3")));
  }

  private static void assertMissingSettingIsNamed(ConnectRest connect) {
    Validation validation = connect.validate(Map.of("connector.class", CLASS, "name", COUNTER));
    assertEquals(List.of("topic"), List.copyOf(validation.errors().keySet()));
    assertThrows(
        ConnectRestException.class,
        () -> connect.put(COUNTER, Map.of("connector.class", CLASS, "name", COUNTER)));
  }

  private static Map<String, String> counterSettings() {
    return Map.of(
        "connector.class",
        CLASS,
        "tasks.max",
        "1",
        "topic",
        TOPIC,
        "exactly.once.support",
        "required");
  }

  private static void awaitGrowth(Topics topics) {
    long before = topics.count(TOPIC);
    Patience.of(LIMIT)
        .until("more numbers", () -> Optional.of(topics.count(TOPIC)).filter(now -> now > before));
  }

  private static void assertOffsetsCanBeReset(ConnectRest connect) {
    connect.stop(COUNTER);
    connect.awaitState(COUNTER, "STOPPED", LIMIT);
    assertTrue(connect.offsets(COUNTER).at("/offsets/0/offset/last").asLong() > 0);
    connect.deleteOffsets(COUNTER);
    assertEquals(0, connect.offsets(COUNTER).path("offsets").size());
    connect.delete(COUNTER);
    assertEquals(List.of(), connect.connectors());
  }
}
