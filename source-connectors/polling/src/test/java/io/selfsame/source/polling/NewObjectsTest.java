package io.selfsame.source.polling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.source.polling.discovery.ObjectPatterns;
import io.selfsame.source.polling.vendor.VendorException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.connect.connector.ConnectorContext;
import org.apache.kafka.connect.connector.Task;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Patterns in the list of objects, and objects that appear while the connector runs. */
class NewObjectsTest {
  private final FakeVendor vendor = new FakeVendor();
  private final AtomicInteger reconfigurations = new AtomicInteger();
  private final Map<String, String> settings =
      new HashMap<>(
          Map.of(
              "topic.prefix",
              "fake.",
              "discovery.interval.ms",
              "100",
              FakeVendor.OBJECTS,
              "things,Custom_*"));
  private final PollingSourceConnector connector =
      new PollingSourceConnector(vendor) {
        @Override
        public Class<? extends Task> taskClass() {
          return PollingSourceTask.class;
        }
      };

  @AfterEach
  void stop() {
    connector.stop();
  }

  @Test
  void aPatternStandsForWhatTheVendorOffers() {
    start("custom_b", "Custom_A", "other", "things");

    assertEquals("things,Custom_A,custom_b", objects());
  }

  @Test
  void aNewObjectLeadsToNewTasksOnceAndOthersToNone() {
    start("Custom_A");
    letDiscoveryRunTwice();
    assertEquals(0, reconfigurations.get(), "nothing changed");

    vendor.offered = Optional.of(List.of("Custom_A", "Custom_B", "unwanted"));
    Awaitility.await().until(() -> reconfigurations.get() == 1);
    letDiscoveryRunTwice();

    assertEquals(1, reconfigurations.get());
    assertEquals("things,Custom_A,Custom_B", objects());
  }

  @Test
  void anObjectThatVanishesIsKeptSoThatItsStreamCanTell() {
    start("Custom_A");
    vendor.offered = Optional.of(List.of());
    letDiscoveryRunTwice();

    assertEquals("things,Custom_A", objects());
  }

  @Test
  void failuresOfDiscoveryAreTriedAgain() {
    vendor.discoveryFailures.add(VendorException.retry("HTTP_503", "asking", Optional.empty()));
    vendor.discoveryFailures.add(new IllegalStateException("canary-4711@example.com"));
    start("Custom_A");
    assertEquals(List.of(), connector.taskConfigs(3), "nothing is known yet");

    Awaitility.await().until(() -> reconfigurations.get() == 1);

    assertEquals("things,Custom_A", objects());
  }

  @Test
  void aVendorThatCannotTellIsHandedThePatterns() {
    connector.initialize(new Context());
    connector.start(settings);

    assertEquals("things,Custom_*", objects());
  }

  @Test
  void stoppingIsQuick() {
    start("Custom_A");

    assertTimeout(Duration.ofSeconds(5), connector::stop);
  }

  @Test
  void charactersThatMeanSomethingElsewhereMeanThemselves() {
    List<String> offered = List.of("a.b", "axb", "a\\Eb", "a(b", "ab");

    assertEquals(List.of("a.b"), ObjectPatterns.expand(List.of("a.*"), offered));
    assertEquals(List.of("a(b", "a.b", "axb"), ObjectPatterns.expand(List.of("a?b"), offered));
  }

  @Test
  void validationRefusesAPatternThatMatchesNothing() {
    vendor.offered = Optional.of(List.of("other"));
    settings.put(FakeVendor.OBJECTS, "Custom_*");

    assertTrue(
        connector.validate(settings).configValues().stream()
            .filter(value -> value.name().equals(FakeVendor.OBJECTS))
            .allMatch(value -> value.errorMessages().toString().contains("No object")));
  }

  private void start(String... offered) {
    vendor.offered = Optional.of(List.of(offered));
    connector.initialize(new Context());
    connector.start(settings);
  }

  private String objects() {
    return connector.taskConfigs(1).get(0).get(FakeVendor.OBJECTS);
  }

  private void letDiscoveryRunTwice() {
    int before = vendor.discoveries.get();
    Awaitility.await().until(() -> vendor.discoveries.get() >= before + 3);
  }

  private final class Context implements ConnectorContext {
    @Override
    public void requestTaskReconfiguration() {
      reconfigurations.incrementAndGet();
    }

    @Override
    public void raiseError(Exception e) {
      throw new IllegalStateException("discovery must not fail the connector");
    }
  }
}
