package io.selfsame.source.polling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.source.polling.schedule.ThreadedReadScheduler;
import io.selfsame.source.polling.vendor.VendorException;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class PollingSourceTaskTest {
  private static final Duration INTERVAL = Duration.ofSeconds(60);

  private final FakeVendor vendor = new FakeVendor();
  private final FakeWorker worker = new FakeWorker();
  private final Map<String, String> settings =
      new HashMap<>(Map.of("name", "c", "topic.prefix", "fake.", FakeVendor.OBJECTS, "things"));

  @Test
  void aBatchIsOnePageAndOnlyItsLastRecordHasTheOffsetAfterIt() throws InterruptedException {
    fill("things", 7);
    TaskHarness task = start();

    List<List<SourceRecord>> batches = task.drain();

    assertEquals(List.of(3, 3, 1), batches.stream().map(List::size).toList());
    assertEquals(3L, batches.get(0).get(2).sourceOffset().get("position.row"));
    assertEquals(
        List.of(3L, 3L, 6L),
        batches.get(1).stream().map(record -> record.sourceOffset().get("position.row")).toList());
  }

  @Test
  void aStreamThatHasCaughtUpRestsForThePollInterval() throws InterruptedException {
    fill("things", 4);
    TaskHarness task = start();
    task.drain();

    List<Duration> delays = task.scheduler.delays();

    assertEquals(List.of(Duration.ZERO, Duration.ZERO, INTERVAL, INTERVAL), delays.subList(0, 4));
  }

  @Test
  void aRowThatComesLaterIsDelivered() throws InterruptedException {
    fill("things", 1);
    TaskHarness task = start();
    task.drain();

    vendor.add("things", "later", "n");

    assertEquals(List.of("later"), ids(task.next(2)));
  }

  @Test
  void anIdlePollReturnsNothingWithinASecond() {
    TaskHarness task = start();

    assertTimeout(Duration.ofSeconds(2), () -> assertEquals(List.of(), task.next(1)));
  }

  @Test
  void failuresAreRepeatedAfterGrowingWaitsAndLoseNothing() throws InterruptedException {
    fill("things", 2);
    for (int i = 0; i < 4; i++) {
      vendor.failures.add(VendorException.retry("HTTP_503", "reading failed", Optional.empty()));
    }
    TaskHarness task = start();

    List<SourceRecord> batch = task.next(10);

    assertEquals(2, batch.size());
    List<Duration> waits = task.scheduler.delays().subList(1, 5);
    for (int i = 0; i < waits.size(); i++) {
      assertTrue(waits.get(i).toMillis() <= 500L << i, "full jitter under a doubling cap");
    }
  }

  @Test
  void aVendorsWaitIsNeverCutShort() throws InterruptedException {
    fill("things", 1);
    vendor.failures.add(
        VendorException.rateLimited("HTTP_429", "limit", Optional.of(Duration.ofSeconds(90))));
    TaskHarness task = start();

    task.next(3);

    Duration wait = task.scheduler.delays().get(1);
    assertTrue(wait.compareTo(Duration.ofSeconds(90)) >= 0, "waited " + wait);
  }

  @Test
  void refusedCredentialsFailTheTaskAndNameTheSetting() {
    vendor.failures.add(
        VendorException.auth("HTTP_401", "Fake refused", FakeVendor.SECRET, "Set fake.secret."));
    TaskHarness task = start();

    ConnectException failure = assertThrows(ConnectException.class, () -> task.next(1));

    assertTrue(failure.getMessage().contains("HTTP_401"));
    assertTrue(failure.getMessage().contains("Set fake.secret."));
  }

  @Test
  void aDefectFailsTheTaskWithoutQuotingItsMessage() {
    vendor.failures.add(new IllegalStateException("canary-77 is a customer's name"));
    TaskHarness task = start();

    ConnectException failure = assertThrows(ConnectException.class, () -> task.next(1));

    assertTrue(failure.getMessage().contains("java.lang.IllegalStateException"));
    assertFalse(failure.toString().contains("canary-77"));
    assertEquals(null, failure.getCause());
  }

  @Test
  void anOffsetOfANewerBuildFailsTheStartClearly() {
    worker.offsets.put(Map.of("source", "fake", "object", "things"), Map.of("version", 2L));

    ConnectException failure = assertThrows(ConnectException.class, this::start);

    assertTrue(failure.getMessage().contains("another version"));
  }

  @Test
  void withTransactionsOfTheConnectorEveryPageIsOne() throws InterruptedException {
    worker.connectorTransactions = true;
    fill("things", 5);

    List<List<SourceRecord>> batches = start().drain();

    assertEquals(
        batches.stream().map(batch -> batch.get(batch.size() - 1)).toList(), worker.committed);
  }

  @Test
  void aPageLongerThanABatchIsStillOneTransactionWithNoOffsetPastAnUnreadRow()
      throws InterruptedException {
    worker.connectorTransactions = true;
    vendor.pageRows = 40;
    settings.put("batch.max.rows", "10");
    settings.put("row.max.bytes", "2000");
    fill("things", 39);
    vendor.add("things", "long", "x".repeat(3_000));

    List<SourceRecord> batch = start().next(1);

    assertEquals(40, batch.size(), "39 rows, and the record that one was left out");
    assertEquals(List.of(batch.get(39)), worker.committed);
    for (SourceRecord record : batch.subList(0, 39)) {
      assertEquals(null, record.sourceOffset().get("position.row"));
    }
    assertEquals(40L, batch.get(39).sourceOffset().get("position.row"));
  }

  @Test
  void aRowThatIsTooLongIsToldWithItsPlaceAndNothingOfIt() throws InterruptedException {
    settings.put("row.max.bytes", "2000");
    fill("things", 2);
    vendor.add("things", "long", "canary-77".repeat(300));

    List<SourceRecord> batch = start().next(1);

    SourceRecord told = batch.get(0);
    Struct row = (Struct) told.value();
    assertEquals("fake.quarantine", told.topic());
    assertEquals("long", row.getString("id"));
    assertEquals("ROW_TOO_LONG", row.getString("reason"));
    assertEquals("things", row.getString("object"));
    assertFalse(row.toString().contains("canary"));
    assertEquals(List.of("things0", "things1"), ids(batch.subList(1, 3)));
  }

  @Test
  void aHangingStreamHoldsUpNoOtherAndStopsAtOnce() throws InterruptedException {
    fill("things", 1);
    vendor.hangs = true;
    PollingSourceTask task =
        new PollingSourceTask(
            vendor, Clock.systemUTC(), RandomGenerator.getDefault(), ThreadedReadScheduler::new) {};
    task.initialize(worker);
    task.start(settings);
    vendor.hanging.await();

    assertTimeout(Duration.ofSeconds(3), () -> assertEquals(null, task.poll()));
    assertTimeout(Duration.ofSeconds(5), task::stop);
    assertTimeout(Duration.ofSeconds(5), task::stop, "also twice");
    assertEquals(0, vendor.closed.getCount());
  }

  @Test
  void stopBeforeStartIsSafe() {
    new PollingSourceTask(vendor) {}.stop();
  }

  @Test
  void metricsTellOfEveryStreamAndGoWithTheTask() throws InterruptedException, JMException {
    fill("things", 4);
    TaskHarness task = start();
    task.drain();
    ObjectName name =
        new ObjectName("io.selfsame:type=source-stream,connector=\"c\",task=0,object=\"things\"");
    var server = ManagementFactory.getPlatformMBeanServer();

    assertEquals(4L, server.getAttribute(name, "Records"));
    assertEquals(0L, server.getAttribute(name, "LagMillis"));
    assertEquals(true, server.getAttribute(name, "CaughtUp"));
    task.stop();
    assertFalse(server.isRegistered(name));
    assertTrue(task.scheduler.isClosed());
  }

  private TaskHarness start() {
    return new TaskHarness(vendor, worker, settings);
  }

  private void fill(String object, int rows) {
    for (int i = 0; i < rows; i++) {
      vendor.add(object, object + i, "n" + i);
    }
  }

  private static List<String> ids(List<SourceRecord> records) {
    return records.stream().map(record -> ((Struct) record.key()).getString("id")).toList();
  }
}
