package io.selfsame.source.salesforce.stream;

import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorStream;
import io.selfsame.source.salesforce.fault.Faults;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One sObject: a snapshot, by a query job when it is large, then its changes, in closed-open
 * windows of SystemModstamp that end a lag before the server's now and start with an overlap.
 * Permanent deletions come from the replication log between windows. When that has a gap, or
 * formulas are to be refreshed, the object is read whole again.
 */
public final class ObjectStream implements VendorStream {
  private static final Logger LOG = LoggerFactory.getLogger(ObjectStream.class);

  private final Reading reading;
  private final WindowScan windows;
  private final BulkSnapshot bulk;
  private final PermanentDeletions deletions;

  ObjectStream(Reading reading, BulkSnapshot bulk, PermanentDeletions deletions) {
    this.reading = reading;
    this.bulk = bulk;
    this.deletions = deletions;
    this.windows = new WindowScan(reading);
  }

  @Override
  public String object() {
    return reading.object();
  }

  @Override
  public StreamPage read(StreamPosition stored) throws VendorException {
    reading.seen().readingFrom(stored);
    StreamPage page = page(ObjectPosition.from(stored));
    reading.seen().leadTo(page.next());
    return page;
  }

  @Override
  public void close() {
    reading.api().close();
    bulk.close();
  }

  private StreamPage page(ObjectPosition position) throws VendorException {
    if (position.bulk().isPresent()) {
      return bulk.read(position, position.bulk().get());
    }
    if (position.scan().isPresent()) {
      return windows.read(position, position.scan().get());
    }
    if (deletions.areDue(position)) {
      StreamPage page = deletionsPage(position);
      if (!page.next().equals(position.toStreamPosition())) {
        return page;
      }
    }
    Instant to = reading.api().serverTime().minus(reading.settings().lag());
    if (position.readUntil().isEmpty() || formulasAreDue(position, to)) {
      return snapshot(position.snapshotAgain(), to);
    }
    Instant from = position.readUntil().get();
    if (!from.isBefore(to)) {
      return reading.page(List.of(), position, true, Optional.of(from));
    }
    Instant overlapping = from.minus(reading.settings().overlap());
    return windows.read(position, Scan.of(Optional.of(overlapping), to));
  }

  private StreamPage snapshot(ObjectPosition position, Instant to) throws VendorException {
    reading.seen().clear();
    if (isLarge()) {
      LOG.info("Reading the snapshot of {} by a query job", reading.object());
      return reading.turn(position.reading(Bulk.until(to)));
    }
    return windows.read(position, Scan.of(Optional.empty(), to));
  }

  /** An object whose rows take too long to be counted is large. */
  private boolean isLarge() throws VendorException {
    long least = reading.settings().bulkRows();
    if (least <= 0) {
      return least == 0;
    }
    try {
      return reading.api().queryAll(Soql.count(reading.described().current().object())).size()
          >= least;
    } catch (VendorException e) {
      if (e.code().equals(Faults.QUERY_TIMEOUT)) {
        return true;
      }
      throw e;
    }
  }

  private boolean formulasAreDue(ObjectPosition position, Instant now) throws VendorException {
    Duration interval = reading.settings().formulaInterval();
    return !interval.isZero()
        && position.snapshotAt().map(at -> !now.isBefore(at.plus(interval))).orElse(true)
        && reading.described().current().hasCalculated();
  }

  private StreamPage deletionsPage(ObjectPosition position) throws VendorException {
    PermanentDeletions.Found found = deletions.read(position);
    ObjectPosition next = position.deletionsReadUntil(found.until());
    return reading.page(
        found.rows(), found.reconcile() ? next.snapshotAgain() : next, false, position.readUntil());
  }
}
