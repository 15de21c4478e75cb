package io.selfsame.source.stripe.stream;

import io.selfsame.source.polling.vendor.PageFacts;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.polling.vendor.VendorStream;
import io.selfsame.source.stripe.api.StripeApi;
import io.selfsame.source.stripe.api.StripeFailures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One object of one scope: mark the newest event, take a snapshot, then follow the events from the
 * mark (less an overlap) on; if asked, walk the list again from time to time, because some changes
 * raise no event. After a gap that Stripe's events no longer fill it begins anew. Stripe declares
 * no schema: types are inferred.
 */
public final class ObjectStream implements VendorStream {
  private static final Logger LOG = LoggerFactory.getLogger(ObjectStream.class);

  /** Stripe keeps events for 30 days; a day less leaves time to read them. */
  static final Duration RETENTION = Duration.ofDays(29);

  /** Pages of a hundred events: what is held of them takes some megabytes. */
  private static final int MOST_EVENT_PAGES = 500;

  private final StripeObject object;
  private final StripeScope scope;
  private final StripeApi api;
  private final StreamSettings settings;
  private final Clock clock;
  private final EventFeed feed;
  private final Snapshot snapshot;
  private final Changes changes;
  private final Deletions deletions;
  private Instant changesDue = Instant.MIN;

  public ObjectStream(
      StripeObject object, StripeScope scope, StripeApi api, StreamSettings settings, Clock clock) {
    this.object = object;
    this.scope = scope;
    this.api = api;
    this.settings = settings;
    this.clock = clock;
    this.feed = new EventFeed(object, scope, api, MOST_EVENT_PAGES);
    this.snapshot = new Snapshot(object, scope, api, settings.pageRows(), clock);
    Hydration hydration = new Hydration(object, api);
    this.changes = new Changes(feed, hydration, scope, settings);
    this.deletions = new Deletions(object, scope, api, hydration);
  }

  @Override
  public String object() {
    return object.path();
  }

  /** Names the scope: another account or window has offsets of its own. */
  @Override
  public String part() {
    return scope.part();
  }

  @Override
  public StreamPage read(StreamPosition stored) throws VendorException {
    api.takeRejected();
    StripePosition position = StripePosition.from(stored);
    if (isBeyondRetention(position)) {
      position = anew(position, "nothing was read for longer than Stripe keeps events");
    }
    try {
      return withRejected(readFrom(position));
    } catch (VendorException e) {
      if (!e.code().equals(StripeFailures.AGED_OUT)) {
        throw e;
      }
      return withRejected(readFrom(anew(position, "Stripe said that events have aged out")));
    }
  }

  private StreamPage withRejected(StreamPage page) {
    return page.withRejected(api.takeRejected());
  }

  @Override
  public void requireReadable(StreamPosition position) {
    StripePosition.from(position);
  }

  @Override
  public void close() {
    api.close();
  }

  private StreamPage readFrom(StripePosition position) throws VendorException {
    StripePosition started = position.started().isPresent() ? position : begun(position);
    if (started.gap().isPresent()) {
      Deletions.Read read = deletions.read(started);
      return page(read.rows(), read.next(), false);
    }
    return started.complete() ? follow(started) : walk(started);
  }

  /**
   * Marks from where on events are read. A first snapshot dates rows by when they were made, so
   * what was emitted before offsets were reset would count as newer; the events of the days before
   * put that right. Rows of a snapshot after a gap are dated by what was emitted last.
   */
  private StripePosition begun(StripePosition position) throws VendorException {
    Optional<Long> newest = feed.newest();
    if (position.floor().isPresent() || settings.history().isZero()) {
      return changes.upTo(position.startedAt(now(), newest), now());
    }
    long history = now() - settings.history().toSeconds();
    return position.startedAt(now(), newest.map(at -> Math.min(at, history)));
  }

  /** While the list is walked again, changes go first when they are due. */
  private StreamPage follow(StripePosition position) throws VendorException {
    if (!position.walking()) {
      Changes.Read read = changes(position);
      boolean walk = read.all() && isWalkDue(read.next());
      return page(read, walk ? read.next().walkBegun() : read.next(), read.all() && !walk);
    }
    if (changes.isWaiting() || !clock.instant().isBefore(changesDue)) {
      Changes.Read read = changes(position);
      return read.rows().isEmpty() ? walk(read.next()) : page(read, read.next(), false);
    }
    return walk(position);
  }

  private Changes.Read changes(StripePosition position) throws VendorException {
    changesDue = clock.instant().plus(settings.pollInterval());
    return changes.read(position, now());
  }

  private StreamPage walk(StripePosition position) throws VendorException {
    Snapshot.Read read = snapshot.read(position);
    return page(read.rows(), read.next(), false);
  }

  private boolean isWalkDue(StripePosition position) {
    return !settings.reconcile().isZero()
        && now() - position.walked().orElse(0L) >= settings.reconcile().toSeconds();
  }

  private StripePosition anew(StripePosition position, String reason) {
    Instant certain = Instant.ofEpochSecond(position.certainUntil().orElse(0L));
    Instant oldest = clock.instant().minus(RETENTION.plusDays(1)).truncatedTo(ChronoUnit.SECONDS);
    LOG.warn(
        "Taking a new snapshot of {}{}: {}. Everything was read until {}; rows deleted after that"
            + " and before {} cannot be told any more",
        object.path(),
        scope.part().isEmpty() ? "" : " (" + scope.part() + ")",
        reason,
        certain,
        oldest);
    changes.forget();
    return position.restarted(certain, oldest);
  }

  private boolean isBeyondRetention(StripePosition position) {
    long oldest = now() - RETENTION.toSeconds();
    return position.started().isPresent()
        && position.certainUntil().map(certain -> certain < oldest).orElse(false);
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }

  private static StreamPage page(Changes.Read read, StripePosition next, boolean caughtUp) {
    return new StreamPage(
        read.rows(),
        next.toStreamPosition(),
        caughtUp,
        Optional.empty(),
        new PageFacts(
            read.covered().map(Instant::ofEpochSecond),
            read.newest().map(Instant::ofEpochSecond),
            OptionalLong.empty()));
  }

  private static StreamPage page(List<VendorRow> rows, StripePosition next, boolean caughtUp) {
    return new StreamPage(rows, next.toStreamPosition(), caughtUp, Optional.empty());
  }
}
