package io.selfsame.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.resolution.RecordVersion;
import io.selfsame.warehouse.FaultySource.Moment;
import io.selfsame.warehouse.sql.FailureKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever breaks and whenever, starting again from the stored offsets ends in the tables of an
 * undisturbed run. The secret of the suppressions is fixed: a random one makes the hashes, and so
 * the tables, of any two warehouses differ.
 */
abstract class CrashContract {
  private static final Optional<String> SECRET = Optional.of("secret");

  private final List<RecordVersion> history = Crowd.history(1, 12, 90);
  private TestDatabase database;
  private FaultySource source;
  private Connection keeper;

  abstract TestDatabase newDatabase();

  /** A place whose tables compare with those of any other. */
  final TestDatabase database() {
    TestDatabase place = newDatabase();
    return place.with(place.settings().withSuppressionKey(SECRET));
  }

  @BeforeEach
  void prepare() throws SQLException {
    database = database();
    source = new FaultySource(database.source());
    // As long as one connection is open a DuckDB file need not be read again.
    keeper = database.source().connect();
  }

  @AfterEach
  void letGo() throws SQLException {
    keeper.close();
  }

  @Test
  void aBatchThatBreaksAtAnyStepLeavesNothingAndComesAgain() throws Exception {
    Consumer consumer = new Consumer(history);
    Warehouse warehouse = open();
    consumer.deliver(warehouse, 30);
    SortedMap<String, List<Map<String, String>>> before = tables(database);
    int step = 0;
    while (breaks(consumer, warehouse, step)) {
      assertEquals(before, tables(database), "broken at step " + step);
      if (step % 2 == 0) {
        warehouse.close();
        warehouse = open();
      }
      step++;
    }
    assertTrue(step > 20, "a batch has more steps than " + step);
    consumer.deliverAll(warehouse, List.of(30));
    warehouse.close();
    assertEquals(undisturbed(30), tables(database));
  }

  @Test
  void aCommitOfUnknownOutcomeIsFoundOutFromTheOffsets() throws Exception {
    Consumer consumer = new Consumer(history);
    Warehouse warehouse = open();
    int committed = 0;
    for (Optional<Batch> next = next(consumer, warehouse);
        next.isPresent();
        next = next(consumer, warehouse)) {
      Batch batch = next.get();
      breakAfterCommit(warehouse, batch);
      committed++;
      warehouse.close();
      warehouse = open();
      assertEquals(batch.nextOffsets(), kept(warehouse, batch));
    }
    warehouse.close();
    assertEquals(3, committed);
    assertEquals(undisturbed(30), tables(database));
  }

  @Test
  void migratingThatBreaksAtAnyStepLeavesNothing() throws Exception {
    int step = 0;
    while (true) {
      try (Warehouse warehouse = reopened()) {
        source.breakAt(step, Moment.AFTER);
        if (step > 200) {
          throw new AssertionError("migration does not end");
        }
        try {
          warehouse.migrate();
          break;
        } catch (WarehouseException broken) {
          assertEquals(FailureKind.RETRY, broken.kind());
          if (source.lastStep().equals("commit")) {
            break;
          }
        } finally {
          source.heal();
        }
      }
      step++;
    }
    try (Warehouse warehouse = open()) {
      new Consumer(history).deliverAll(warehouse, List.of(30));
    }
    assertEquals(undisturbed(30), tables(database));
  }

  @Test
  void twoTasksAtOnceEndInTheTablesOfOne() throws Exception {
    List<RecordVersion> many = Crowd.history(7, 40, 400);
    List<List<RecordVersion>> shares = List.of(new ArrayList<>(), new ArrayList<>());
    many.forEach(version -> shares.get(Math.floorMod(version.ref().hashCode(), 2)).add(version));
    open().close();
    ExecutorService tasks = Executors.newFixedThreadPool(2);
    try {
      List<Callable<Integer>> work = new ArrayList<>();
      shares.forEach(share -> work.add(() -> deliverAlone(share)));
      int batches = 0;
      for (Future<Integer> done : tasks.invokeAll(work)) {
        batches += done.get();
      }
      assertTrue(batches > 20, "both had several turns");
    } finally {
      tasks.shutdownNow();
    }
    TestDatabase other = database();
    try (Warehouse warehouse = Warehouse.open(other.settings())) {
      warehouse.migrate();
      new Consumer(many).deliverAll(warehouse, List.of(1000));
    }
    assertEquals(Contents.state(other), Contents.state(database));
    assertEquals(Contents.landing(other), Contents.landing(database));
  }

  private int deliverAlone(List<RecordVersion> share) throws Exception {
    Consumer consumer = new Consumer(share);
    int batches = 0;
    try (Warehouse warehouse = Warehouse.open(database.settings())) {
      warehouse.migrate();
      while (consumer.deliver(warehouse, 13)) {
        batches++;
      }
    }
    return batches;
  }

  /** Breaks before a step, which is after the one before; false for the commit, the last one. */
  private boolean breaks(Consumer consumer, Warehouse warehouse, int step)
      throws WarehouseException {
    Batch batch = next(consumer, warehouse).orElseThrow();
    source.breakAt(step, Moment.BEFORE);
    try {
      warehouse.apply(batch);
      throw new AssertionError("step " + step + " was not there");
    } catch (WarehouseException broken) {
      assertEquals(FailureKind.RETRY, broken.kind());
      return !source.lastStep().equals("commit");
    } finally {
      source.heal();
    }
  }

  private void breakAfterCommit(Warehouse warehouse, Batch batch) {
    source.breakAtCommit();
    WarehouseException broken =
        assertThrows(WarehouseException.class, () -> warehouse.apply(batch));
    assertEquals(FailureKind.RETRY, broken.kind());
    source.heal();
  }

  private static Map<PartitionId, Long> kept(Warehouse warehouse, Batch batch)
      throws WarehouseException {
    Map<PartitionId, Long> kept = warehouse.offsets(Consumer.CONNECTOR);
    kept.keySet().retainAll(batch.nextOffsets().keySet());
    return kept;
  }

  private static Optional<Batch> next(Consumer consumer, Warehouse warehouse)
      throws WarehouseException {
    return consumer.next(warehouse.offsets(Consumer.CONNECTOR), 30);
  }

  private Warehouse open() throws WarehouseException {
    Warehouse warehouse = reopened();
    warehouse.migrate();
    return warehouse;
  }

  private Warehouse reopened() throws WarehouseException {
    return JdbcWarehouse.open(database.settings(), source, Clock.systemUTC());
  }

  private SortedMap<String, List<Map<String, String>>> undisturbed(int size) throws Exception {
    TestDatabase other = database();
    try (Warehouse warehouse = Warehouse.open(other.settings())) {
      warehouse.migrate();
      new Consumer(history).deliverAll(warehouse, List.of(size));
    }
    return tables(other);
  }

  private static SortedMap<String, List<Map<String, String>>> tables(TestDatabase database)
      throws SQLException {
    SortedMap<String, List<Map<String, String>>> tables = Contents.everything(database);
    tables.putAll(Contents.landing(database));
    return tables;
  }
}
