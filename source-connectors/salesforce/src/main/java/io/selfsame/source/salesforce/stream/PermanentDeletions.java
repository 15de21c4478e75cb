package io.selfsame.source.salesforce.stream;

import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds rows that left the recycle bin, which no query shows any more. The replication log lists
 * them among all deleted rows; those a query still finds were emitted from there and are left out.
 * Not thread-safe.
 */
final class PermanentDeletions {
  private static final Logger LOG = LoggerFactory.getLogger(PermanentDeletions.class);

  /** The vendor refuses shorter intervals, and ignores seconds. */
  private static final Duration SHORTEST = Duration.ofMinutes(2);

  /** How far back the log reaches, less an hour for clocks that differ. */
  private static final Duration LONGEST = Duration.ofDays(15).minusHours(1);

  private static final int IDS_PER_QUERY = 500;

  private final String object;
  private final SalesforceApi api;
  private final Clock clock;
  private final Duration interval;
  private Instant nextAt = Instant.MIN;

  PermanentDeletions(String object, SalesforceApi api, Clock clock, Duration interval) {
    this.object = object;
    this.api = api;
    this.clock = clock;
    this.interval = interval;
  }

  /** Whether it is time to ask, once the snapshot is done. */
  boolean areDue(ObjectPosition position) {
    return position.deletionsUntil().isPresent() && !clock.instant().isBefore(nextAt);
  }

  /** Reads on from where the position says; an interval that is still too short gives nothing. */
  Found read(ObjectPosition position) throws VendorException {
    Instant to = api.serverTime();
    Instant from = position.deletionsUntil().orElse(to);
    nextAt = clock.instant().plus(interval);
    if (from.isAfter(to.minus(SHORTEST))) {
      return new Found(List.of(), from);
    }
    Deletions log = api.deleted(object, within(from, to), to);
    Set<String> held = held(log);
    List<VendorRow> rows =
        log.deletions().stream()
            .filter(deletion -> !held.contains(deletion.id()))
            .map(gone -> VendorRow.delete(gone.id(), Optional.empty(), Optional.of(gone.at())))
            .toList();
    // Never backwards: the log's own horizon can lie before what was already read.
    Instant until = log.coveredUntil().isAfter(from) ? log.coveredUntil() : from;
    return new Found(rows, until);
  }

  private Instant within(Instant from, Instant to) {
    Instant earliest = to.minus(LONGEST);
    if (!from.isBefore(earliest)) {
      return from;
    }
    LOG.warn(
        "deletions of {} before {} are no longer in the replication log: reset the connector's"
            + " offsets to read a new snapshot",
        object,
        earliest);
    return earliest;
  }

  private Set<String> held(Deletions log) throws VendorException {
    Set<String> held = new HashSet<>();
    List<String> ids =
        log.deletions().stream().map(Deletions.Deletion::id).filter(Soql::isId).toList();
    for (int start = 0; start < ids.size(); start += IDS_PER_QUERY) {
      List<String> some = ids.subList(start, Math.min(start + IDS_PER_QUERY, ids.size()));
      QueryPage page = api.queryAll(Soql.held(object, some));
      collect(page, held);
      while (page.locator().isPresent()) {
        page = api.queryMore(page.locator().get());
        collect(page, held);
      }
    }
    return held;
  }

  private static void collect(QueryPage page, Set<String> held) {
    page.rows().forEach(row -> held.add(row.getId()));
  }

  /**
   * @param until where the next reading starts
   */
  record Found(List<VendorRow> rows, Instant until) {
    Found {
      rows = List.copyOf(rows);
    }
  }
}
