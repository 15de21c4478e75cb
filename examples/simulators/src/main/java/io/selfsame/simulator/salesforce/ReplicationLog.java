package io.selfsame.simulator.salesforce;

import io.selfsame.simulator.store.Position;
import io.selfsame.simulator.store.StoredRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What getDeleted and getUpdated are answered from: it reaches fifteen days back, can be purged
 * earlier, can lag, and lists a limited number of ids a call. Thread-safe.
 */
final class ReplicationLog {
  private static final Duration REACH = Duration.ofDays(15);
  private static final int DEFAULT_ID_LIMIT = 600_000;

  private final Clock clock;
  private volatile int idLimit = DEFAULT_ID_LIMIT;
  private volatile Duration lag = Duration.ZERO;
  private volatile Instant purgedBefore = Instant.MIN;

  /** One deleted row. */
  record Deletion(String id, Instant at) {}

  /** An answer of getDeleted. */
  record Deleted(List<Deletion> rows, Instant earliest, Instant covered) {}

  /** An answer of getUpdated. */
  record Updated(List<String> ids, Instant covered) {}

  ReplicationLog(Clock clock) {
    this.clock = clock;
  }

  void limitIds(int ids) {
    idLimit = ids;
  }

  void lag(Duration behind) {
    lag = behind;
  }

  /** Forgets everything before now. */
  void purge() {
    purgedBefore = clock.instant();
  }

  Deleted deleted(SalesforceObject object, Instant from, Instant to) {
    Instant covered = covered(from, to);
    List<Deletion> rows =
        object.deletions().entrySet().stream()
            .filter(e -> !e.getValue().isBefore(from) && e.getValue().isBefore(covered))
            .sorted(
                Map.Entry.<String, Instant>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
            .map(e -> new Deletion(e.getKey(), e.getValue()))
            .toList();
    requireFew(rows.size());
    return new Deleted(rows, earliest(), covered);
  }

  Updated updated(SalesforceObject object, Instant from, Instant to) {
    Instant covered = covered(from, to);
    List<String> ids =
        object
            .rows()
            .modifiedAfter(Position.startOf(from))
            .filter(row -> row.isLive() && row.modified().isBefore(covered))
            .map(StoredRecord::id)
            .toList();
    requireFew(ids.size());
    return new Updated(ids, covered);
  }

  private Instant covered(Instant from, Instant to) {
    if (from.isBefore(earliest())) {
      throw new ApiProblem(400, "INVALID_REPLICATION_DATE", "startDate before the log's reach");
    }
    if (Duration.between(from, to).toSeconds() < 60) {
      throw new ApiProblem(400, "INVALID_REPLICATION_DATE", "endDate must be a minute later");
    }
    Instant newest = clock.instant().minus(lag);
    return to.isBefore(newest) ? to : newest;
  }

  private Instant earliest() {
    Instant reach = clock.instant().minus(REACH);
    return reach.isBefore(purgedBefore) ? purgedBefore : reach;
  }

  private void requireFew(int ids) {
    if (ids > idLimit) {
      throw new ApiProblem(400, "EXCEEDED_ID_LIMIT", "too many ids: ask for a shorter interval");
    }
  }
}
