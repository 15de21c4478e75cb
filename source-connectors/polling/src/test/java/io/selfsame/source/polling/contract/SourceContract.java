package io.selfsame.source.polling.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every source connector keeps. Subclasses only make the account. */
public abstract class SourceContract {
  private static final int ROWS = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private SourceAccount account;
  private TaskRun run;
  private CapturedLog log;

  /** Makes an empty account. */
  protected abstract SourceAccount open();

  /**
   * How many rows a restart after a complete page may repeat at most; none, unless the connector
   * promises less.
   */
  protected int repeatedAtMost() {
    return 0;
  }

  @BeforeEach
  void openAccount() {
    log = new CapturedLog();
    account = open();
    run = new TaskRun(account::task);
  }

  @AfterEach
  void closeAccount() {
    run.close();
    account.close();
    log.close();
    assertFalse(log.text().contains(Canary.TEXT), "X-04: a value was logged");
    String told = run.offsets().toString() + run.statuses() + run.quarantined() + run.drift();
    assertFalse(told.contains(Canary.TEXT), "X-04: a value is in an offset, event or status");
  }

  @Test
  void everyRecordIsDeliveredOnceAndChangesFollow() {
    Set<String> ids = write(ROWS);
    run.start(account.settings());

    List<SourceRecord> rows = run.take(ROWS);
    rows.addAll(run.drain());

    assertEquals(sorted(ids), rows.stream().map(TaskRun::id).sorted().toList());
    String changed = account.write(3);
    assertEquals(List.of(changed), run.take(1).stream().map(TaskRun::id).toList());
  }

  @Test
  void aRestartFromAnyOffsetLeavesNoGapAndRepeatsAPageAtMost() {
    Set<String> ids = write(ROWS);
    List<List<SourceRecord>> batches = undisturbed();
    List<SourceRecord> records = batches.stream().flatMap(List::stream).toList();
    Set<Integer> boundaries = new HashSet<>();
    int longest = 0;
    int end = 0;
    for (List<SourceRecord> batch : batches) {
      end += batch.size();
      longest = Math.max(longest, batch.size());
      boundaries.add(end);
    }
    for (int done = 1; done <= records.size(); done++) {
      List<String> before = ids(records.subList(0, done));
      List<String> after = ids(restarted(records.subList(0, done), ids.size() - before.size()));
      Set<String> all = new TreeSet<>(before);
      all.addAll(after);
      assertEquals(new TreeSet<>(ids), all, "a gap after " + done + " records");
      int repeated = before.size() + after.size() - ids.size();
      int allowed = boundaries.contains(done) ? repeatedAtMost() : longest + repeatedAtMost();
      assertTrue(repeated <= allowed, repeated + " rows repeated after " + done + " records");
    }
  }

  @Test
  @DisplayName("X-07 stopping in the middle of a request is quick and asks for little more")
  void stoppingIsQuick() {
    write(ROWS);
    account.fail(Failure.HANGING, 100);
    long before = account.requests();
    run.start(account.settings());
    Awaitility.await().atMost(PATIENCE).until(() -> account.requests() > before);
    long asked = account.requests();

    assertTimeout(Duration.ofSeconds(5), run::stop);

    assertTrue(account.requests() <= asked + 1);
  }

  @ParameterizedTest
  @MethodSource("passing")
  void failuresThatPassLoseAndRepeatNothing(Failure failure) {
    Set<String> ids = write(ROWS);
    account.fail(failure, 2);
    run.start(account.settings());

    List<SourceRecord> rows = run.take(ROWS);
    rows.addAll(run.drain());

    assertEquals(sorted(ids), rows.stream().map(TaskRun::id).sorted().toList());
    assertFalse(run.statuses().toString().contains(Canary.TEXT));
  }

  static Stream<Failure> passing() {
    return Stream.of(Failure.values()).filter(Failure::passes);
  }

  @ParameterizedTest
  @EnumSource
  void aRowWithABadValueHarmsNoNeighbour(BadValue bad) {
    Set<String> ids = write(ROWS - 2);
    Optional<String> badId = account.write(ROWS - 2, bad);
    assumeTrue(badId.isPresent(), "cannot be sent by this vendor");
    ids.add(account.write(ROWS - 1));
    bad.kept().ifPresent(kept -> ids.add(badId.orElseThrow()));
    run.start(account.settings());

    List<SourceRecord> rows = run.take(ids.size());
    rows.addAll(run.drain());

    assertEquals(sorted(ids), rows.stream().map(TaskRun::id).sorted().toList());
    bad.kept()
        .ifPresentOrElse(
            kept -> assertEquals(kept, told(rows, badId.orElseThrow())),
            () -> requireQuarantined(badId.orElseThrow()));
  }

  /** The value's text; of a number that is a decimal its digits. */
  private static String told(List<SourceRecord> rows, String id) {
    Struct row =
        rows.stream()
            .filter(record -> TaskRun.id(record).equals(id))
            .map(record -> (Struct) record.value())
            .findFirst()
            .orElseThrow();
    return String.valueOf(row.get(BadValue.FIELD));
  }

  private void requireQuarantined(String id) {
    List<Struct> told = run.quarantined().stream().map(record -> (Struct) record.value()).toList();
    assertTrue(
        told.stream().anyMatch(row -> row.get("id") == null || row.get("id").equals(id)),
        "not told: " + told);
    told.forEach(row -> assertTrue(row.getString("reason").startsWith("ROW_")));
  }

  @Test
  void refusedCredentialsFailTheTaskWithAMessageThatQuotesNothing() {
    write(1);
    account.fail(Failure.UNAUTHORIZED, 100);

    Optional<ConnectException> failure = failureOf(() -> {});

    assertTrue(failure.isPresent(), "the task must fail");
    assertFalse(failure.orElseThrow().toString().contains(Canary.TEXT));
  }

  @Test
  @DisplayName("X-10 what may not be read is told: the task fails, or a status record says so")
  void lostPermissionIsNeverAnEmptySuccess() {
    write(1);
    account.fail(Failure.FORBIDDEN, 1_000);

    Optional<ConnectException> failure = failureOf(this::requireForbidden);

    failure.ifPresent(told -> assertFalse(told.toString().contains(Canary.TEXT)));
    assertFalse(run.statuses().toString().contains(Canary.TEXT));
  }

  @Test
  void metricsCountTheRowsAndGoWithTheTask() throws JMException {
    write(ROWS);
    Map<String, String> settings = new HashMap<>(account.settings());
    settings.put("name", "contract-" + System.nanoTime());
    run.start(settings);
    run.take(ROWS);
    run.drain();

    assertEquals(ROWS, records(settings.get("name")));
    run.stop();
    assertEquals(0, beans(settings.get("name")).size());
  }

  private Set<String> write(int rows) {
    return IntStream.range(0, rows)
        .mapToObj(number -> account.write(number))
        .collect(Collectors.toSet());
  }

  private List<List<SourceRecord>> undisturbed() {
    TaskRun first = new TaskRun(account::task);
    first.start(account.settings());
    List<List<SourceRecord>> batches = new ArrayList<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    int taken = 0;
    while (taken < ROWS && System.nanoTime() < deadline) {
      List<SourceRecord> batch = first.poll();
      taken += batch.size();
      if (!batch.isEmpty()) {
        batches.add(batch);
      }
    }
    first.stop();
    return batches;
  }

  private List<SourceRecord> restarted(List<SourceRecord> stored, int missing) {
    try (TaskRun again = new TaskRun(account::task)) {
      stored.forEach(again::store);
      again.start(account.settings());
      List<SourceRecord> rows = again.take(missing);
      rows.addAll(again.drain());
      return rows;
    }
  }

  /** Runs until the task fails or {@code told} no longer throws. */
  private Optional<ConnectException> failureOf(Runnable told) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      run.start(account.settings());
      while (System.nanoTime() < deadline) {
        run.poll();
        if (isTold(told)) {
          return Optional.empty();
        }
      }
    } catch (ConnectException e) {
      return Optional.of(e);
    }
    told.run();
    return Optional.empty();
  }

  private boolean isTold(Runnable told) {
    try {
      told.run();
      return !run.statuses().isEmpty();
    } catch (AssertionError e) {
      return false;
    }
  }

  private void requireForbidden() {
    assertTrue(
        run.statuses().stream()
            .map(record -> ((Struct) record.value()).getString("status"))
            .anyMatch("forbidden"::equals),
        "neither a failure nor a status record");
  }

  private static long records(String connector) throws JMException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    long sum = 0;
    for (ObjectName name : beans(connector)) {
      sum += (Long) server.getAttribute(name, "Records");
    }
    return sum;
  }

  private static Set<ObjectName> beans(String connector) throws JMException {
    ObjectName pattern =
        new ObjectName(
            "io.selfsame:type=source-stream,connector=" + ObjectName.quote(connector) + ",*");
    return ManagementFactory.getPlatformMBeanServer().queryNames(pattern, null);
  }

  private static List<String> ids(List<SourceRecord> records) {
    return records.stream().map(TaskRun::id).toList();
  }

  private static List<String> sorted(Set<String> ids) {
    return ids.stream().sorted().toList();
  }
}
