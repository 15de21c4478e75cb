package io.selfsame.sink.profile;

import static io.selfsame.sink.profile.SinkRecords.CONTACTS;
import static io.selfsame.sink.profile.SinkRecords.contact;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.contract.RecordOperation;
import io.selfsame.warehouse.Batch;
import io.selfsame.warehouse.PartitionId;
import io.selfsame.warehouse.sql.FailureKind;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnifiedProfileSinkTaskTest {
  private static final PartitionId STORED_AS = new PartitionId("crm.contact", 0);
  private static final Duration INTERVAL = Duration.ofMillis(500);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final FakeWarehouse warehouse = new FakeWarehouse();
  private final MutableClock clock = new MutableClock();
  private final UnifiedProfileSinkTask task =
      new UnifiedProfileSinkTask(settings -> warehouse, clock);
  private FakeContext context = new FakeContext(true);

  @BeforeEach
  void startTask() {
    start();
  }

  @AfterEach
  void stopTask() {
    task.stop();
  }

  @Test
  void readingStartsWhereTheWarehouseSaysAndNotWhereTheGroupIs() {
    warehouse.offsets.put(STORED_AS, 42L);
    TopicPartition other = new TopicPartition("crm.contact", 1);
    task.open(List.of(CONTACTS, other));
    assertEquals(Map.of(CONTACTS, 42L, other, 0L), context.rewound);
  }

  @Test
  void recordsTheWarehouseAlreadyHasAreSkipped() {
    warehouse.offsets.put(STORED_AS, 2L);
    task.open(List.of(CONTACTS));
    task.put(contacts(0, 4));
    commit();
    assertEquals(List.of("2", "3"), warehouse.storedIds());
  }

  @Test
  void aFullBatchIsWrittenAtOnceAndTheRestWaitsForItsTime() {
    task.open(List.of(CONTACTS));
    task.put(contacts(0, 13));
    assertEquals(10, warehouse.storedIds().size());
    assertEquals(INTERVAL.toMillis(), context.timeout);
    clock.advance(INTERVAL);
    task.put(List.of());
    assertEquals(13, warehouse.storedIds().size());
    assertEquals(13L, warehouse.offsets.get(STORED_AS));
  }

  @Test
  void aCommitFlushesAndTellsOnlyWhatIsStored() {
    task.open(List.of(CONTACTS));
    task.put(contacts(0, 3));
    assertEquals(Map.of(CONTACTS, new OffsetAndMetadata(3, "stored")), commit());
    assertEquals(3, warehouse.storedIds().size());
  }

  @Test
  void anOffsetThatIsOnlyFoundIsToldInSuchAWayThatConnectCommitsIt() {
    warehouse.offsets.put(STORED_AS, 42L);
    task.open(List.of(CONTACTS));
    OffsetAndMetadata whatConnectTakesForCommitted = new OffsetAndMetadata(42);
    assertEquals(42, commit().get(CONTACTS).offset());
    assertNotEquals(whatConnectTakesForCommitted, commit().get(CONTACTS));
  }

  @Test
  void tombstonesAreSkippedAndTheOffsetMovesOn() {
    task.open(List.of(CONTACTS));
    task.put(List.of(SinkRecords.at(CONTACTS, 0, null)));
    assertEquals(Map.of(CONTACTS, new OffsetAndMetadata(1, "stored")), commit());
    assertEquals(List.of(), warehouse.storedIds());
  }

  @Test
  void anOutagePausesAndThenReadsOnFromTheStoredOffset() {
    task.open(List.of(CONTACTS));
    task.put(contacts(0, 10));
    warehouse.down = true;
    task.put(contacts(10, 15));
    assertEquals(Map.of(), commit());
    assertTrue(context.paused.contains(CONTACTS));
    context.rewound.clear();
    warehouse.down = false;
    clock.advance(LONGEST_WAIT);
    task.put(List.of());
    assertEquals(Map.of(CONTACTS, 10L), context.rewound);
    assertFalse(context.paused.contains(CONTACTS));
    task.put(contacts(10, 15));
    commit();
    assertEquals(15, warehouse.storedIds().size());
    assertEquals(List.of(), context.deadLetters);
  }

  @Test
  void whatArrivesDuringAnOutageIsNotKeptAndNotLost() {
    task.open(List.of(CONTACTS));
    warehouse.down = true;
    task.put(contacts(0, 10));
    task.put(contacts(10, 20));
    warehouse.down = false;
    clock.advance(LONGEST_WAIT);
    task.put(contacts(20, 30));
    assertEquals(0L, context.rewound.get(CONTACTS));
    assertEquals(List.of(), warehouse.storedIds());
  }

  @Test
  void aCommitNobodyKnowsTheEndOfIsNotRepeatedIfItTookPlace() {
    task.open(List.of(CONTACTS));
    warehouse.failAfter.add(FailureKind.RETRY);
    task.put(contacts(0, 10));
    clock.advance(LONGEST_WAIT);
    task.put(List.of());
    assertEquals(10L, context.rewound.get(CONTACTS));
    task.put(contacts(0, 12));
    commit();
    assertEquals(12, warehouse.storedIds().size());
  }

  @Test
  void anotherTaskThatTookOverIsNotOverwritten() {
    task.open(List.of(CONTACTS));
    warehouse.offsets.put(STORED_AS, 5L);
    task.put(contacts(0, 10));
    assertEquals(List.of(), warehouse.storedIds());
    clock.advance(LONGEST_WAIT);
    task.put(List.of());
    assertEquals(5L, context.rewound.get(CONTACTS));
  }

  @Test
  void theWaitsGrowAndStayBounded() {
    task.open(List.of(CONTACTS));
    warehouse.down = true;
    task.put(contacts(0, 10));
    for (int attempt = 0; attempt < 50; attempt++) {
      assertTrue(context.timeout >= 1 && context.timeout <= LONGEST_WAIT.toMillis());
      clock.advance(Duration.ofMillis(context.timeout));
      task.put(List.of());
    }
    assertTrue(context.paused.contains(CONTACTS));
  }

  @Test
  void aDatabaseThatIsDownAtTheStartIsWaitedFor() {
    warehouse.down = true;
    task.open(List.of(CONTACTS));
    assertTrue(context.paused.contains(CONTACTS));
    warehouse.down = false;
    clock.advance(LONGEST_WAIT);
    task.put(List.of());
    assertEquals(0L, context.rewound.get(CONTACTS));
  }

  @Test
  void badRecordsAnywhereInABatchGoToTheDeadLettersAndTheirNeighboursAreStored() {
    task.open(List.of(CONTACTS));
    warehouse.unusableIds.addAll(List.of("0", "4", "9"));
    task.put(contacts(0, 10));
    assertEquals(List.of("1", "2", "3", "5", "6", "7", "8"), warehouse.storedIds());
    assertEquals(
        List.of(0L, 4L, 9L),
        context.deadLetters.stream().map(l -> l.record().originalKafkaOffset()).toList());
    assertEquals(10L, warehouse.offsets.get(STORED_AS));
  }

  @Test
  void aRecordWithoutEnvelopeGoesToTheDeadLettersWithARemedy() {
    task.open(List.of(CONTACTS));
    task.put(
        List.of(
            contact("0", 0),
            SinkRecords.at(CONTACTS, 1, Map.of("email", "canary")),
            contact("2", 2)));
    commit();
    assertEquals(List.of("0", "2"), warehouse.storedIds());
    String reason = context.deadLetters.get(0).reason();
    assertTrue(reason.contains("StandardizeIdentity") && reason.contains("offset 1"));
    assertFalse(reason.contains("canary"));
  }

  @Test
  void withoutDeadLettersTheTaskFailsNamingThePlaceAndKeepsTheNeighbours() {
    task.stop();
    context = new FakeContext(false);
    start();
    task.open(List.of(CONTACTS));
    ConnectException failure =
        assertThrows(
            ConnectException.class,
            () ->
                task.put(
                    List.of(
                        contact("0", 0), SinkRecords.at(CONTACTS, 1, "canary"), contact("2", 2))));
    assertTrue(failure.getMessage().contains("topic crm.contact, partition 0, offset 1"));
    assertFalse(failure.getMessage().contains("canary"));
    assertEquals(List.of("0"), warehouse.storedIds());
    assertEquals(1L, warehouse.offsets.get(STORED_AS));
  }

  @Test
  void withoutDeadLettersARecordTheWarehouseRefusesFailsTheTaskAfterItsNeighboursAreStored() {
    task.stop();
    context = new FakeContext(false);
    start();
    task.open(List.of(CONTACTS));
    warehouse.unusableIds.add("3");
    ConnectException failure =
        assertThrows(ConnectException.class, () -> task.put(contacts(0, 10)));
    assertTrue(failure.getMessage().contains("offset 3"));
    assertEquals(List.of("0", "1", "2"), warehouse.storedIds());
    assertEquals(3L, warehouse.offsets.get(STORED_AS));
  }

  @Test
  void aWrongSettingFailsTheTaskAndNoRecordIsBlamed() {
    task.open(List.of(CONTACTS));
    warehouse.failBefore.add(FailureKind.CONFIG);
    assertThrows(ConnectException.class, () -> task.put(contacts(0, 10)));
    assertEquals(List.of(), context.deadLetters);
  }

  @Test
  void aRevokedPartitionIsNotWrittenByItsFormerOwner() {
    TopicPartition other = new TopicPartition("crm.contact", 1);
    task.open(List.of(CONTACTS, other));
    task.put(List.of(contact("mine", 0), SinkRecords.at(other, 0, contact("lost", 0).value())));
    task.close(List.of(other));
    commit();
    assertEquals(List.of("mine"), warehouse.storedIds());
    assertEquals(null, warehouse.offsets.get(new PartitionId("crm.contact", 1)));
  }

  @Test
  void offsetsAreThoseOfTheOriginalTopicWhateverTransformsRenamed() {
    task.open(List.of(CONTACTS));
    task.put(contacts(0, 10));
    Batch batch = warehouse.applied.get(0);
    assertEquals(Map.of(STORED_AS, 10L), batch.nextOffsets());
    assertEquals("test-sink", batch.connector());
  }

  @Test
  void aDeletionCarriesNoPersonAndLandsAsADeletion() {
    task.open(List.of(CONTACTS));
    task.put(List.of(SinkRecords.deletion("1", 0)));
    commit();
    var record = warehouse.applied.get(0).records().get(0);
    assertEquals(RecordOperation.DELETE.name(), record.version().op().name());
    assertEquals("DELETE", record.landing().orElseThrow().op().name());
  }

  @Test
  void theFiguresOfATaskAreThereWhileItRuns() throws JMException {
    task.open(List.of(CONTACTS));
    task.put(contacts(0, 10));
    ObjectName name =
        new ObjectName("io.selfsame:type=unified-profile-sink,connector=\"test-sink\",task=3");
    var server = ManagementFactory.getPlatformMBeanServer();
    assertEquals(10L, server.getAttribute(name, "Records"));
    assertEquals(1L, server.getAttribute(name, "Batches"));
    task.stop();
    assertFalse(server.isRegistered(name));
  }

  @Test
  void stoppingTwiceOrBeforeTheStartIsHarmless() {
    task.stop();
    task.stop();
    new UnifiedProfileSinkTask(settings -> warehouse, clock).stop();
    assertFalse(warehouse.closed);
  }

  private Map<TopicPartition, OffsetAndMetadata> commit() {
    return task.preCommit(Map.of());
  }

  private void start() {
    task.initialize(context);
    task.start(
        Map.of(
            "name", "test-sink",
            "task.id", "3",
            "connection.url", "jdbc:duckdb:unused",
            "batch.max.records", "10",
            "flush.interval.ms", Long.toString(INTERVAL.toMillis()),
            "retry.backoff.max.ms", Long.toString(LONGEST_WAIT.toMillis())));
  }

  private static List<SinkRecord> contacts(long from, long to) {
    return LongStream.range(from, to).mapToObj(i -> contact(Long.toString(i), i)).toList();
  }
}
