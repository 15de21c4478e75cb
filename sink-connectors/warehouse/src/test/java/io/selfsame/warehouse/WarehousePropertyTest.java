package io.selfsame.warehouse;

import io.selfsame.resolution.Populations;
import io.selfsame.resolution.RecordVersion;
import io.selfsame.warehouse.Histories.History;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever happens in whatever batches, the tables are what the oracle says. */
class WarehousePropertyTest {

  @Provide
  Arbitrary<History> histories() {
    return Histories.any();
  }

  @Provide
  Arbitrary<Integer> places() {
    return Arbitraries.integers().between(0, 10);
  }

  @Property(tries = 40)
  void inDuckDbTheTablesAreWhatTheOracleSays(@ForAll("histories") History history)
      throws Exception {
    deliver(TestDatabase.duckDb(), history);
  }

  @Property(tries = 8)
  void inPostgresTheTablesAreWhatTheOracleSays(@ForAll("histories") History history)
      throws Exception {
    deliver(TestDatabase.postgres(), history);
  }

  @Property(tries = 8)
  void inDuckDbStartingAgainFromAnyOffsetConverges(
      @ForAll("histories") History history, @ForAll("places") int place) throws Exception {
    startAgain(TestDatabase.duckDb(), history, place);
  }

  @Property(tries = 8)
  void inPostgresStartingAgainFromAnyOffsetConverges(
      @ForAll("histories") History history, @ForAll("places") int place) throws Exception {
    startAgain(TestDatabase.postgres(), history, place);
  }

  @Property(tries = 8)
  void inPostgresTwoTasksInTurnConverge(@ForAll("histories") History history) throws Exception {
    TestDatabase database = ruled(TestDatabase.postgres());
    try (Warehouse one = open(database);
        Warehouse other = open(database)) {
      Consumer consumer = new Consumer(history.versions());
      int at = 0;
      while (consumer.deliver(at % 2 == 0 ? one : other, history.sizes().get(0))) {
        at++;
      }
    }
    check(database, history.versions());
  }

  private static void deliver(TestDatabase any, History history) throws Exception {
    TestDatabase database = ruled(any);
    try (Warehouse warehouse = open(database)) {
      new Consumer(history.versions()).deliverAll(warehouse, history.sizes());
      OracleCheck check = check(database, history.versions());
      check.ledger();
      check.history();
    }
  }

  private static void startAgain(TestDatabase any, History history, int place) throws Exception {
    TestDatabase database = ruled(any);
    Consumer consumer = new Consumer(history.versions());
    try (Warehouse warehouse = open(database)) {
      consumer.deliverAll(warehouse, history.sizes());
    }
    try (Warehouse warehouse = open(database)) {
      Map<PartitionId, Optional<Long>> back = new HashMap<>();
      Map<PartitionId, Long> reached = warehouse.offsets(Consumer.CONNECTOR);
      consumer
          .partitions()
          .forEach(p -> back.put(p, Optional.of(Math.max(0, reached.get(p) - place))));
      warehouse.alterOffsets(Consumer.CONNECTOR, back);
      consumer.deliverAll(warehouse, List.of(3));
      check(database, history.versions()).history();
    }
  }

  private static OracleCheck check(TestDatabase database, List<RecordVersion> versions)
      throws Exception {
    OracleCheck check = new OracleCheck(database, Histories.known(versions));
    check.everything();
    return check;
  }

  private static TestDatabase ruled(TestDatabase database) {
    return database.with(database.settings().withRules(Populations.RULES));
  }

  private static Warehouse open(TestDatabase database) throws WarehouseException {
    Warehouse warehouse = Warehouse.open(database.settings());
    warehouse.migrate();
    return warehouse;
  }
}
