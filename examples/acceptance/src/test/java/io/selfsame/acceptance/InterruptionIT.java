package io.selfsame.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.cluster.KafkaRuntime;
import io.selfsame.cluster.Patience;
import io.selfsame.cluster.ServerProcess;
import io.selfsame.quickstart.landscape.WarehouseKind;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Servers die in the middle; the tables end as those of a run in which nothing happened. Takes
 * minutes, so it runs only when asked for: {@code mvn verify -Dexcluded.tests=none}.
 */
@Tag("interruption")
class InterruptionIT {
  /** Enough for the sources to be busy for a while. */
  private static final int PEOPLE = 400;

  @ParameterizedTest
  @EnumSource(WarehouseKind.class)
  void killedServersChangeNothingInTheFinalTables(WarehouseKind warehouse) throws SQLException {
    Contents undisturbed = undisturbed(warehouse);
    try (Stage stage = Stage.start(warehouse, KafkaRuntime.NEWEST, PEOPLE)) {
      long expected = stage.expected();
      stage.createSlowConnectors();
      killInTheMiddle(stage, stage.landscape().cluster().worker(), stage::published);
      if (stage.landscape().warehouse().server().isPresent()) {
        killInTheMiddle(stage, stage.landscape().warehouse().server().orElseThrow(), stage::stored);
      }
      killInTheMiddle(stage, stage.landscape().cluster().broker(), stage::published);
      awaitArrival(stage, expected);

      assertEquals(List.of(), stage.contents().differencesFrom(undisturbed));
      assertEquals(0, stage.deadLetters(), "an outage is no reason to set a record aside");
      assertEquals(expected, stage.published(), "each record is published once");
    }
  }

  private static void awaitArrival(Stage stage, long expected) {
    Patience.of(Duration.ofMinutes(4))
        .until(
            "everything is published",
            () -> {
              stage.restartFailed();
              return stage.published() >= expected ? Optional.of(true) : Optional.empty();
            });
    stage.awaitArrival();
  }

  private static Contents undisturbed(WarehouseKind warehouse) throws SQLException {
    try (Stage stage = Stage.start(warehouse, KafkaRuntime.OLDEST, PEOPLE)) {
      stage.createConnectors();
      stage.awaitArrival();
      Contents contents = stage.contents();
      assertTrue(contents.of("profiles").size() > 100);
      assertTrue(contents.of("suppressions").isEmpty());
      return contents;
    }
  }

  /** Kills a server as soon as there is progress, which is then not all of it. */
  private static void killInTheMiddle(Stage stage, ServerProcess server, LongSupplier progress) {
    long before = progress.getAsLong();
    long reached =
        Patience.of(Duration.ofMinutes(2))
            .until(
                "the middle is reached",
                () -> {
                  stage.restartFailed();
                  long now = progress.getAsLong();
                  return now > before ? Optional.of(now) : Optional.empty();
                });
    server.kill();
    System.out.printf(
        Locale.ROOT,
        "%s is killed after %d of %d records%n",
        server.name(),
        reached,
        stage.expected());
    assertTrue(reached < stage.expected(), "there was a middle to disturb");
    server.start();
  }
}
