package io.selfsame.warehouse.tables;

import io.selfsame.resolution.LiveRecord;
import io.selfsame.warehouse.sql.Row;
import io.selfsame.warehouse.tables.InventoryTable.SourceObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The figures of one object: what a batch adds, or the sum of it. Confined to one thread. */
public final class ObjectFigures {
  private static final int RECORDS = 2;
  private static final int GONE = 3;
  private static final int VERSIONS = 4;
  private static final int IDENTIFIERS = 5;
  private static final int FIRST_CHANGE = 7;
  private static final int LAST_CHANGE = 8;
  private static final int SCHEMA_VERSION = 9;
  private static final int SCHEMA_SEEN = 10;
  private static final int SCHEMA_CHANGED = 11;
  private static final int FIRST_RECORDED = 12;
  private static final double SECONDS_OF_A_DAY = 86_400;

  private final SortedMap<String, Long> identifiers = new TreeMap<>();
  private long records;
  private long gone;
  private long versions;
  private Optional<Instant> firstChange = Optional.empty();
  private Optional<Instant> lastChange = Optional.empty();
  private Optional<Long> schemaVersion = Optional.empty();
  private Optional<Instant> schemaSeen = Optional.empty();
  private Optional<Instant> schemaChanged = Optional.empty();
  private Optional<Instant> firstRecorded = Optional.empty();

  /** Starts at nothing. */
  public ObjectFigures() {}

  /** Starts at a stored row. */
  public ObjectFigures(Row row) {
    identifiers.putAll(Json.identifiers(row.text(IDENTIFIERS)));
    records = row.number(RECORDS);
    gone = row.number(GONE);
    versions = row.number(VERSIONS);
    firstChange = row.instant(FIRST_CHANGE);
    lastChange = row.instant(LAST_CHANGE);
    schemaVersion = row.maybeNumber(SCHEMA_VERSION);
    schemaSeen = row.instant(SCHEMA_SEEN);
    schemaChanged = row.instant(SCHEMA_CHANGED);
    firstRecorded = row.instant(FIRST_RECORDED);
  }

  /**
   * Counts a record in (1) or out (-1).
   *
   * @param live empty for one that is gone
   */
  public void count(Optional<LiveRecord> live, int times) {
    if (live.isEmpty()) {
      gone += times;
      return;
    }
    records += times;
    live.get().keys().stream()
        .map(key -> key.type())
        .distinct()
        .forEach(type -> identifiers.merge(type, (long) times, Long::sum));
  }

  /** A version was news of its record. */
  public void advanced(Instant at) {
    versions++;
    firstChange = Optional.of(firstChange.filter(at::isAfter).orElse(at));
    lastChange = Optional.of(lastChange.filter(at::isBefore).orElse(at));
  }

  /** A record was read under a version of its source's schema; the latest change counts. */
  public void schema(long version, Instant changedAt) {
    if (schemaSeen.filter(changedAt::isBefore).isPresent()) {
      return;
    }
    if (schemaVersion.filter(known -> known == version).isEmpty()) {
      schemaVersion = Optional.of(version);
      schemaChanged = Optional.of(changedAt);
    }
    schemaSeen = Optional.of(changedAt);
  }

  /** The figures as a row. */
  public Row row(SourceObject object, Instant now) {
    identifiers.values().removeIf(count -> count == 0);
    return new Row(
        object.source(),
        object.object(),
        records,
        gone,
        versions,
        Json.identifiers(identifiers, records),
        changesPerDay(),
        firstChange,
        lastChange,
        schemaVersion,
        schemaSeen,
        schemaChanged,
        firstRecorded.orElse(now),
        now);
  }

  private Optional<Double> changesPerDay() {
    if (firstChange.isEmpty() || firstChange.equals(lastChange)) {
      return Optional.empty();
    }
    double days =
        Duration.between(firstChange.get(), lastChange.orElseThrow()).toSeconds()
            / SECONDS_OF_A_DAY;
    return days > 0 ? Optional.of(Math.max(0, versions - 1) / days) : Optional.empty();
  }
}
