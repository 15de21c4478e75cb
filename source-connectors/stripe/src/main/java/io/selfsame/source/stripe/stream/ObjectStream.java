package io.selfsame.source.stripe.stream;

import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.polling.vendor.VendorStream;
import io.selfsame.source.stripe.api.StripeApi;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One object: mark the newest event, take a snapshot, then follow the events from the mark (less an
 * overlap) on. Stripe declares no schema: types are inferred.
 */
public final class ObjectStream implements VendorStream {
  private static final Logger LOG = LoggerFactory.getLogger(ObjectStream.class);

  /** Stripe keeps events for 30 days; a day less leaves time to read them. */
  private static final Duration RETENTION = Duration.ofDays(29);

  private final StripeObject object;
  private final StripeApi api;
  private final Snapshot snapshot;
  private final Changes changes;
  private final Clock clock;
  private boolean resumed;

  public ObjectStream(
      StripeObject object, StripeApi api, Duration overlap, int pageRows, Clock clock) {
    this.object = object;
    this.api = api;
    this.snapshot = new Snapshot(object, api, pageRows);
    this.changes = new Changes(object, api, overlap, pageRows);
    this.clock = clock;
  }

  @Override
  public String object() {
    return object.plural();
  }

  @Override
  public StreamPage read(StreamPosition stored) throws VendorException {
    StripePosition position = StripePosition.from(stored);
    if (!resumed && isBeyondRetention(position)) {
      LOG.warn(
          "Events of {} may be gone since they were last read: taking a new snapshot",
          object.plural());
      position = position.restarted();
    }
    StripePosition started = position.started() ? position : position.startedAt(changes.newest());
    StreamPage page = started.complete() ? changesPage(started) : snapshotPage(started);
    resumed = true;
    return page;
  }

  @Override
  public void close() {
    api.close();
  }

  private StreamPage snapshotPage(StripePosition position) throws VendorException {
    Snapshot.Read read = snapshot.read(position);
    return page(read.rows(), read.next(), false);
  }

  private StreamPage changesPage(StripePosition position) throws VendorException {
    Changes.Read read = changes.read(position);
    return page(read.rows(), read.next(), read.all());
  }

  private static StreamPage page(List<VendorRow> rows, StripePosition next, boolean caughtUp) {
    return new StreamPage(rows, next.toStreamPosition(), caughtUp, Optional.empty());
  }

  /**
   * Only asked after a restart: a quiet stream that is being read misses nothing, however old its
   * newest event is.
   */
  private boolean isBeyondRetention(StripePosition position) {
    return position.complete()
        && position
            .newestEvent()
            .map(newest -> Instant.ofEpochSecond(newest).isBefore(clock.instant().minus(RETENTION)))
            .orElse(false);
  }
}
