package io.selfsame.sink.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.selfsame.warehouse.Batch;
import io.selfsame.warehouse.IncomingRecord;
import io.selfsame.warehouse.PartitionId;
import io.selfsame.warehouse.sql.FailureKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

class ExactlyOncePropertyTest {
  private static final TopicPartition A = new TopicPartition("crm.contact", 0);
  private static final TopicPartition B = new TopicPartition("crm.contact", 1);
  private static final int RECORDS = 25;

  /** What can happen between two polls. */
  enum Mishap {
    NONE,
    COMMIT,
    BATCH_FAILS,
    BATCH_IS_STORED_BUT_NOBODY_HEARS,
    DATABASE_GOES,
    DATABASE_COMES,
    TASK_DIES,
    PARTITION_MOVES,
    PARTITION_IS_LOST
  }

  @Provide
  Arbitrary<List<Mishap>> mishaps() {
    return Arbitraries.of(Mishap.class).list().ofMaxSize(40);
  }

  @Provide
  Arbitrary<Set<Integer>> unusable() {
    return Arbitraries.integers().between(0, RECORDS - 1).set().ofMaxSize(4);
  }

  @Property(tries = 1000)
  void everyRecordIsStoredOnceInOrderOrIsADeadLetterWhateverHappens(
      @ForAll("mishaps") List<Mishap> mishaps, @ForAll("unusable") Set<Integer> unusable) {
    FakeWarehouse warehouse = new FakeWarehouse();
    unusable.forEach(index -> warehouse.unusableIds.add(id(A, index)));
    SimulatedWorker worker = new SimulatedWorker(Map.of(A, log(A), B, log(B)), warehouse);
    for (Mishap mishap : mishaps) {
      cause(mishap, worker, warehouse);
      worker.poll(3);
    }
    warehouse.down = false;
    warehouse.failBefore.clear();
    warehouse.failAfter.clear();
    worker.settle();

    List<String> expected = new ArrayList<>();
    for (int index = 0; index < RECORDS; index++) {
      if (!unusable.contains(index)) {
        expected.add(id(A, index));
      }
    }
    assertEquals(expected, stored(warehouse, A));
    assertEquals(RECORDS, stored(warehouse, B).size());
    assertEquals(
        Map.of(
            new PartitionId("crm.contact", 0), (long) RECORDS,
            new PartitionId("crm.contact", 1), (long) RECORDS),
        warehouse.offsets);
    Set<Integer> letters = new TreeSet<>();
    worker
        .deadLetters()
        .forEach(letter -> letters.add((int) letter.record().originalKafkaOffset()));
    assertEquals(new TreeSet<>(unusable), letters);
  }

  private static void cause(Mishap mishap, SimulatedWorker worker, FakeWarehouse warehouse) {
    switch (mishap) {
      case NONE -> {}
      case COMMIT -> worker.commit();
      case BATCH_FAILS -> warehouse.failBefore.add(FailureKind.RETRY);
      case BATCH_IS_STORED_BUT_NOBODY_HEARS -> warehouse.failAfter.add(FailureKind.RETRY);
      case DATABASE_GOES -> warehouse.down = true;
      case DATABASE_COMES -> warehouse.down = false;
      case TASK_DIES -> worker.kill();
      case PARTITION_MOVES -> worker.rebalance(A, false);
      case PARTITION_IS_LOST -> worker.rebalance(B, true);
    }
  }

  private static List<SinkRecord> log(TopicPartition partition) {
    List<SinkRecord> log = new ArrayList<>();
    for (int index = 0; index < RECORDS; index++) {
      Object value = SinkRecords.contact(id(partition, index), index).value();
      log.add(SinkRecords.at(partition, index, value));
    }
    return log;
  }

  private static String id(TopicPartition partition, int index) {
    return partition.partition() + "-" + index;
  }

  private static List<String> stored(FakeWarehouse warehouse, TopicPartition partition) {
    List<String> ids = new ArrayList<>();
    for (Batch batch : warehouse.applied) {
      for (IncomingRecord record : batch.records()) {
        if (record.partition().partition() == partition.partition()) {
          ids.add(record.version().ref().id());
        }
      }
    }
    return ids;
  }
}
