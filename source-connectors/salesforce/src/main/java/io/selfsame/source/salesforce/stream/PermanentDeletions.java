package io.selfsame.source.salesforce.stream;

import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.salesforce.fault.Faults;
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
  private final DescribedObject described;
  private final Clock clock;
  private final Duration interval;
  private Instant nextAt = Instant.MIN;

  PermanentDeletions(Reading reading, Clock clock) {
    this.object = reading.object();
    this.api = reading.api();
    this.described = reading.described();
    this.clock = clock;
    this.interval = reading.settings().deletionsInterval();
  }

  /** Whether it is time to ask, once the snapshot is done. */
  boolean areDue(ObjectPosition position) throws VendorException {
    return position.deletionsUntil().isPresent()
        && !clock.instant().isBefore(nextAt)
        && described.current().replicateable();
  }

  /** Reads on from where the position says; an interval that is still too short gives nothing. */
  Found read(ObjectPosition position) throws VendorException {
    Instant to = api.serverTime();
    Instant from = position.deletionsUntil().orElse(to);
    nextAt = clock.instant().plus(interval);
    if (from.isAfter(to.minus(SHORTEST))) {
      return new Found(List.of(), from, false);
    }
    if (from.isBefore(to.minus(LONGEST))) {
      return forgotten(to);
    }
    return found(from, to);
  }

  private Found found(Instant from, Instant to) throws VendorException {
    Deletions log;
    try {
      log = api.deleted(object, from, to);
    } catch (VendorException e) {
      if (e.code().equals(Faults.INVALID_REPLICATION_DATE)) {
        return forgotten(to);
      }
      Duration half = Duration.between(from, to).dividedBy(2);
      if (e.code().equals(Faults.EXCEEDED_ID_LIMIT) && half.compareTo(SHORTEST) >= 0) {
        // The rest is read at once, not after the interval.
        nextAt = Instant.MIN;
        return found(from, from.plus(half));
      }
      if (e.code().equals(Faults.EXCEEDED_ID_LIMIT)) {
        return forgotten(to);
      }
      throw e;
    }
    Set<String> held = held(log);
    List<VendorRow> rows =
        log.deletions().stream()
            .filter(deletion -> !held.contains(deletion.id()))
            .map(gone -> VendorRow.delete(gone.id(), Optional.empty(), Optional.of(gone.at())))
            .toList();
    // Never backwards: the log's own horizon can lie before what was already read.
    Instant until = log.coveredUntil().isAfter(from) ? log.coveredUntil() : from;
    return new Found(rows, until, false);
  }

  private Found forgotten(Instant to) {
    LOG.warn(
        "the replication log does not tell what was deleted of {} up to {}: everything is read"
            + " again, rows deleted for good meanwhile stay unnoticed",
        object,
        to);
    return new Found(List.of(), to, true);
  }

  private Set<String> held(Deletions log) throws VendorException {
    Set<String> held = new HashSet<>();
    List<String> ids =
        log.deletions().stream().map(Deletions.Deletion::id).filter(Soql::isId).toList();
    for (int start = 0; start < ids.size(); start += IDS_PER_QUERY) {
      List<String> some = ids.subList(start, Math.min(start + IDS_PER_QUERY, ids.size()));
      QueryPage page = api.queryAll(Soql.rows(object, List.of(ObjectDescription.ID), some));
      collect(page, held);
      while (page.locator().isPresent()) {
        page = api.queryMore(page.locator().get());
        collect(page, held);
      }
    }
    return held;
  }

  private static void collect(QueryPage page, Set<String> held) throws VendorException {
    for (ApiRow row : page.rows()) {
      held.add(row.id());
    }
  }

  /**
   * @param until where the next reading starts
   * @param reconcile whether the log had a gap: only another snapshot tells what is there
   */
  record Found(List<VendorRow> rows, Instant until, boolean reconcile) {
    Found {
      rows = List.copyOf(rows);
    }
  }
}
