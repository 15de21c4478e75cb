package io.selfsame.source.salesforce.stream;

import io.selfsame.source.polling.vendor.StreamPosition;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far an object has been read. Instants are stored as milliseconds since 1970 UTC.
 *
 * @param readUntil end of the last finished window, where the next one starts; empty before the
 *     snapshot is done
 * @param scan the window being read; empty between windows
 * @param bulk the snapshot being read through a query job; then there is no scan
 * @param deletionsUntil how far the replication log has been read; empty before the snapshot is
 *     done
 * @param snapshotAt what the last finished snapshot holds; formulas are as of then
 */
record ObjectPosition(
    Optional<Instant> readUntil,
    Optional<Scan> scan,
    Optional<Bulk> bulk,
    Optional<Instant> deletionsUntil,
    Optional<Instant> snapshotAt) {
  private static final String READ_UNTIL = "read_until";
  private static final String SCAN_FROM = "scan_from";
  private static final String SCAN_TO = "scan_to";
  private static final String SCAN_GOAL = "scan_goal";
  private static final String AFTER_MODSTAMP = "after_modstamp";
  private static final String AFTER_ID = "after_id";
  private static final String DELETIONS_UNTIL = "deletions_until";
  private static final String SNAPSHOT_AT = "snapshot_at";
  private static final String BULK_TO = "bulk_to";
  private static final String BULK_JOB = "bulk_job";
  private static final String BULK_LOCATOR = "bulk_locator";
  private static final String BULK_PAGE_ROWS = "bulk_page_rows";
  private static final String BULK_ROWS = "bulk_rows";
  private static final String BULK_ATTEMPT = "bulk_attempt";

  static ObjectPosition from(StreamPosition stored) {
    Optional<Instant> readUntil = instant(stored, READ_UNTIL);
    return new ObjectPosition(
        readUntil,
        instant(stored, SCAN_TO).map(to -> scan(stored, to, readUntil)),
        instant(stored, BULK_TO).map(to -> bulk(stored, to)),
        instant(stored, DELETIONS_UNTIL),
        instant(stored, SNAPSHOT_AT).or(() -> readUntil));
  }

  StreamPosition toStreamPosition() {
    Map<String, Object> values = new HashMap<>();
    put(READ_UNTIL, readUntil, values);
    put(DELETIONS_UNTIL, deletionsUntil, values);
    put(SNAPSHOT_AT, snapshotAt, values);
    scan.ifPresent(window -> put(window, values));
    bulk.ifPresent(job -> put(job, values));
    return new StreamPosition(values);
  }

  ObjectPosition reading(Scan window) {
    return new ObjectPosition(
        readUntil, Optional.of(window), Optional.empty(), deletionsUntil, snapshotAt);
  }

  ObjectPosition reading(Bulk job) {
    return new ObjectPosition(
        readUntil, Optional.empty(), Optional.of(job), deletionsUntil, snapshotAt);
  }

  /**
   * The position once a window is read. Deletions before the first snapshot's end are in the
   * snapshot.
   */
  ObjectPosition finished(Instant end) {
    return new ObjectPosition(
        Optional.of(end),
        Optional.empty(),
        Optional.empty(),
        deletionsUntil.or(() -> Optional.of(end)),
        readUntil.isEmpty() ? Optional.of(end) : snapshotAt);
  }

  ObjectPosition deletionsReadUntil(Instant until) {
    return new ObjectPosition(readUntil, scan, bulk, Optional.of(until), snapshotAt);
  }

  /** The position before another snapshot. */
  ObjectPosition snapshotAgain() {
    return new ObjectPosition(
        Optional.empty(), Optional.empty(), Optional.empty(), deletionsUntil, snapshotAt);
  }

  private static Scan scan(StreamPosition stored, Instant to, Optional<Instant> readUntil) {
    Optional<RowKey> after =
        instant(stored, AFTER_MODSTAMP)
            .flatMap(at -> stored.text(AFTER_ID).map(id -> new RowKey(at, id)));
    return new Scan(
        instant(stored, SCAN_FROM).or(() -> readUntil),
        to,
        instant(stored, SCAN_GOAL).orElse(to),
        after);
  }

  private static Bulk bulk(StreamPosition stored, Instant to) {
    return new Bulk(
        stored.text(BULK_JOB).orElse(""),
        stored.text(BULK_LOCATOR).orElse(""),
        stored.number(BULK_PAGE_ROWS).orElse(0L),
        stored.number(BULK_ROWS).orElse(0L),
        stored.number(BULK_ATTEMPT).orElse(0L).intValue(),
        to);
  }

  private static void put(Scan window, Map<String, Object> values) {
    put(SCAN_FROM, window.from(), values);
    values.put(SCAN_TO, window.to().toEpochMilli());
    if (window.to().isBefore(window.goal())) {
      values.put(SCAN_GOAL, window.goal().toEpochMilli());
    }
    window
        .after()
        .ifPresent(
            key -> {
              values.put(AFTER_MODSTAMP, key.modstamp().toEpochMilli());
              values.put(AFTER_ID, key.id());
            });
  }

  private static void put(Bulk job, Map<String, Object> values) {
    values.put(BULK_TO, job.to().toEpochMilli());
    values.put(BULK_JOB, job.job());
    values.put(BULK_LOCATOR, job.locator());
    values.put(BULK_PAGE_ROWS, job.pageRows());
    values.put(BULK_ROWS, job.rows());
    values.put(BULK_ATTEMPT, job.attempt());
  }

  private static void put(String name, Optional<Instant> at, Map<String, Object> values) {
    at.ifPresent(instant -> values.put(name, instant.toEpochMilli()));
  }

  private static Optional<Instant> instant(StreamPosition stored, String name) {
    return stored.number(name).map(Instant::ofEpochMilli);
  }
}
