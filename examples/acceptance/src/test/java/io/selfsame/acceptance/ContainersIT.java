package io.selfsame.acceptance;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.selfsame.cluster.Patience;
import io.selfsame.quickstart.landscape.Landscape;
import io.selfsame.quickstart.truth.Crosswalk;
import io.selfsame.quickstart.truth.CrosswalkReader;
import io.selfsame.quickstart.truth.PairwiseAccuracy;
import io.selfsame.quickstart.truth.Truth;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.testcontainers.DockerClientFactory;

/** The whole path on the containers of {@code examples/docker-compose.yml}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContainersIT {
  private static final Duration ARRIVAL = Duration.ofMinutes(4);
  private static final Duration RUNNING = Duration.ofMinutes(1);

  /** SQL states of a schema and a table that the sink has not made yet. */
  private static final Set<String> MISSING = Set.of("3F000", "42P01");

  private static final String NO_ENGINE =
      "Skipped: no Docker engine answers. Start one, or set DOCKER_HOST, to run on containers.";

  private Optional<Containers> opened = Optional.empty();

  /** Before each test and not all of them: only a test that is skipped is counted and reported. */
  @BeforeEach
  void start() {
    assumeTrue(DockerClientFactory.instance().isDockerAvailable(), NO_ENGINE);
    if (opened.isEmpty()) {
      opened = Optional.of(new Containers());
      containers().start();
    }
  }

  @AfterAll
  void end() {
    opened.ifPresent(Containers::close);
  }

  @Test
  void aWorkerInAContainerLoadsEveryPlugin() {
    assertEquals(
        DeployedPlugins.expected(), DeployedPlugins.ours(containers().connect().plugins()));
  }

  @Test
  void everyRecordOfTheVendorsIsInTheCrosswalkAndNobodyIsConfused() {
    Landscape.SOURCES.forEach(containers()::create);
    containers().create(Landscape.SINK);
    Truth truth = containers().truth();
    assertEquals(9, truth.recordsByTopic().size());

    Crosswalk crosswalk = awaitArrival(truth);

    assertEquals(truth.recordsByTopic(), recordsByTopic(crosswalk));
    PairwiseAccuracy accuracy = crosswalk.accuracy(truth);
    System.out.printf(
        "%d records by topic %s: %s%n", truth.personOf().size(), truth.recordsByTopic(), accuracy);
    assertEquals(1.0, accuracy.precision(), accuracy.toString());
    long reachable = crosswalk.reachable(truth).rightPairs();
    assertTrue(reachable > 0);
    assertTrue(accuracy.rightPairs() >= 0.95 * reachable, accuracy.toString());
  }

  private Containers containers() {
    return opened.orElseThrow();
  }

  /** Waits until the warehouse knows every record; a connector that fails ends the wait at once. */
  private Crosswalk awaitArrival(Truth truth) {
    return Patience.of(ARRIVAL)
        .until(
            "every record is in the crosswalk",
            () -> {
              Landscape.SOURCES.forEach(this::checkRunning);
              checkRunning(Landscape.SINK);
              return crosswalk().filter(stored -> stored.lost(truth).isEmpty());
            });
  }

  private void checkRunning(String connector) {
    containers().connect().awaitRunning(connector, RUNNING);
  }

  private Optional<Crosswalk> crosswalk() {
    try (Connection warehouse = containers().connectToWarehouse()) {
      return Optional.of(CrosswalkReader.read(warehouse));
    } catch (SQLException failed) {
      if (MISSING.contains(failed.getSQLState())) {
        return Optional.empty();
      }
      throw new IllegalStateException("the warehouse cannot be read", failed);
    }
  }

  private static Map<String, Long> recordsByTopic(Crosswalk crosswalk) {
    return crosswalk.profileOf().keySet().stream()
        .collect(groupingBy(Truth::topic, TreeMap::new, counting()));
  }
}
