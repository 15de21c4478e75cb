package io.selfsame.source.polling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.source.polling.vendor.VendorException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is no failure of the task is loud all the same. */
class StreamStatusTest {
  private final FakeVendor vendor = new FakeVendor();
  private final FakeWorker worker = new FakeWorker();
  private final Map<String, String> settings =
      new HashMap<>(Map.of("name", "s", "topic.prefix", "fake.", FakeVendor.OBJECTS, "things"));

  @Test
  @DisplayName(
      "X-10 a forbidden stream is told once, the others go on, and it comes back by itself")
  void aForbiddenStreamIsTold() throws InterruptedException {
    settings.put(FakeVendor.OBJECTS, "other,things");
    vendor.add("other", "o1", "n");
    vendor.add("things", "t1", "n");
    vendor.failuresOf("things", 2, VendorException.permission("HTTP_403", "no", "Grant it."));
    TaskHarness task = start();

    List<SourceRecord> records = new ArrayList<>();
    for (int batch = 0; batch < 3; batch++) {
      records.addAll(task.next(60));
    }

    assertEquals(List.of("forbidden HTTP_403", "running "), statuses(records));
    assertEquals(2, rows(records).size());
    assertTrue(
        task.scheduler.delays().stream().anyMatch(wait -> wait.toMinutes() >= 15), "an interval");
  }

  @Test
  void lostPermissionFailsTheTaskIfAskedTo() {
    settings.put("permission.loss", "fail");
    vendor.failures.add(VendorException.permission("HTTP_403", "Reading failed", "Grant it."));

    ConnectException failure = assertThrows(ConnectException.class, () -> start().next(1));

    assertTrue(failure.getMessage().contains("HTTP_403"));
    assertTrue(failure.getMessage().contains("Grant it."));
  }

  @Test
  void aUsedUpQuotaPausesTheStreamAsLongAsTheVendorSaysAndResumes() throws InterruptedException {
    vendor.add("things", "t1", "n");
    Duration day = Duration.ofHours(7);
    vendor.failures.add(VendorException.quota("DAILY_LIMIT", "reading", Optional.of(day)));
    TaskHarness task = start();

    List<SourceRecord> records = flat(task.drain());

    assertEquals(List.of("quota DAILY_LIMIT", "running "), statuses(records));
    assertEquals(1, rows(records).size());
    assertTrue(task.scheduler.delays().get(1).compareTo(day) >= 0);
  }

  @Test
  void manyFailuresInARowAreToldOnceAndHealingToo() throws InterruptedException {
    vendor.add("things", "t1", "n");
    for (int i = 0; i < 9; i++) {
      vendor.failures.add(VendorException.retry("HTTP_503", "reading", Optional.empty()));
    }

    List<SourceRecord> records = new ArrayList<>(start().next(20));
    assertEquals(List.of("failing HTTP_503"), statuses(records));
  }

  @Test
  @DisplayName(
      "X-09 no advance while the server has newer data is told after N reads, in a metric too")
  void aStallIsTold() throws InterruptedException, JMException {
    settings.put("stall.polls", "3");
    vendor.add("things", "t1", "n");
    TaskHarness task = start();
    task.drain();
    vendor.serverNewest = Optional.of(Instant.parse("2026-06-01T00:00:00Z"));

    assertEquals(List.of(), task.next(2));
    assertEquals(List.of("stalled SERVER_HAS_NEWER"), statuses(task.next(1)));
    assertEquals("stalled", metric("Status"));
    assertEquals(List.of(), task.next(5), "told once");

    vendor.add("things", "t2", "n");
    List<SourceRecord> healed = task.next(1);
    assertEquals(List.of("running "), statuses(healed));
    assertEquals(2, healed.size());
    assertEquals("running", metric("Status"));
  }

  @Test
  @DisplayName("X-09 what the server calls newest and is read already is no stall")
  void whatIsReadAlreadyIsNoStall() throws InterruptedException {
    settings.put("stall.polls", "1");
    vendor.serverNewest = Optional.of(Instant.EPOCH);
    vendor.add("things", "t1", "n");
    TaskHarness task = start();

    assertEquals(1, rows(flat(task.drain())).size());
    assertEquals(List.of(), task.next(5));
  }

  @Test
  void aStreamThatLeadsNowhereIsAskedAtThePollIntervalAndTold() throws InterruptedException {
    settings.put("stall.polls", "2");
    vendor.leadsNowhere = true;
    TaskHarness task = start();

    assertEquals(List.of("stalled NO_PROGRESS"), statuses(task.next(2)));
    assertEquals(Duration.ofSeconds(60), task.scheduler.delays().get(2));
  }

  @Test
  void aStreamThatNeverGivesARowIsToldAfterAWhile() throws InterruptedException {
    settings.put("poll.interval.ms", "600000");
    TaskHarness task = start();

    assertEquals(List.of(), task.next(6));
    assertEquals(List.of("empty NEVER_A_ROW"), statuses(task.next(2)));

    vendor.add("things", "t1", "n");
    assertEquals(List.of("running "), statuses(task.next(2)));
  }

  @Test
  void anIdleStreamThatMovesStoresItsOffsetAtABoundedPace() throws InterruptedException {
    settings.put("poll.interval.ms", "10000");
    vendor.movesWhenIdle = true;
    TaskHarness task = start();

    List<SourceRecord> carrier = task.next(7);

    assertEquals(List.of("running "), statuses(carrier));
    assertEquals(7L, carrier.get(0).sourceOffset().get("position.idle"));
    assertEquals(List.of(), task.next(5), "not before another minute has passed");
    assertEquals(13L, task.next(1).get(0).sourceOffset().get("position.idle"));
  }

  @Test
  void withConnectorTransactionsAStatusRecordIsATransactionToo() throws InterruptedException {
    worker.connectorTransactions = true;
    vendor.failures.add(VendorException.quota("DAILY_LIMIT", "reading", Optional.empty()));

    List<SourceRecord> records = start().next(1);

    assertEquals(records, worker.committed);
  }

  @Test
  void metricsTellCallsThrottlingQuotaLagAndTheOffsetsAge() throws Exception {
    vendor.coveredUntil = Optional.of(Instant.parse("2025-12-31T23:59:00Z"));
    vendor.quotaLeft = 12;
    vendor.add("things", "t1", "n");
    TaskHarness task = start();
    task.next(1);
    task.clock.advance(Duration.ofSeconds(5));

    assertEquals(1L, metric("Calls"));
    assertEquals(3_000L, metric("ThrottledMillis"));
    assertEquals(12L, metric("QuotaLeft"));
    assertEquals(65_000L, metric("LagMillis"));
    assertEquals(5_000L, metric("OffsetAgeMillis"));
    assertEquals(5_000L, metric("StatusAgeMillis"));
    assertEquals("", metric("StatusCode"));
  }

  @Test
  void aStatusNamesItsStreamAndSinceWhen() throws InterruptedException {
    vendor.failures.add(VendorException.quota("DAILY_LIMIT", "reading", Optional.empty()));

    SourceRecord record = start().next(1).get(0);

    assertEquals("fake.stream-status", record.topic());
    assertEquals("things", ((Struct) record.key()).getString("object"));
    Struct value = (Struct) record.value();
    assertEquals("fake", value.getString("source"));
    assertEquals(value.get("observed_at"), value.get("since"));
    assertFalse(record.sourceOffset().isEmpty());
  }

  private TaskHarness start() {
    return new TaskHarness(vendor, worker, settings);
  }

  private static Object metric(String attribute) throws JMException {
    ObjectName name =
        new ObjectName("io.selfsame:type=source-stream,connector=\"s\",task=0,object=\"things\"");
    return ManagementFactory.getPlatformMBeanServer().getAttribute(name, attribute);
  }

  private static List<SourceRecord> flat(List<List<SourceRecord>> batches) {
    return batches.stream().flatMap(List::stream).toList();
  }

  private static List<SourceRecord> rows(List<SourceRecord> records) {
    return records.stream()
        .filter(record -> !record.topic().contains("schema-changes"))
        .filter(record -> !record.topic().contains("stream-status"))
        .toList();
  }

  private static List<String> statuses(List<SourceRecord> records) {
    return records.stream()
        .filter(record -> record.topic().equals("fake.stream-status"))
        .map(record -> (Struct) record.value())
        .map(status -> status.getString("status") + " " + status.getString("code"))
        .toList();
  }
}
