package io.selfsame.source.stripe.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What changed since a position, worked off oldest first in portions; each row is fetched as it is
 * now, once a portion, so whatever order events come in, the last state wins and what was deleted
 * stays deleted. Times of a row's versions never go back: a late event counts as new as the newest
 * finished one.
 */
final class Changes {
  /** How often the position of an idle stream moves, in seconds. */
  private static final long IDLE_STEP = 3_600;

  private final EventFeed feed;
  private final Hydration hydration;
  private final RowReader reader;
  private final StripeScope scope;
  private final StreamSettings settings;

  /** In-memory only: listed again after a restart. */
  private final Deque<ChangeSignal> waiting = new ArrayDeque<>();

  private EventFeed.Stretch stretch = new EventFeed.Stretch(List.of(), 0, true);

  Changes(EventFeed feed, Hydration hydration, StripeScope scope, StreamSettings settings) {
    this.feed = feed;
    this.hydration = hydration;
    this.reader = new RowReader(scope);
    this.scope = scope;
    this.settings = settings;
  }

  /**
   * @param rows as they are now
   * @param all whether nothing is waiting
   * @param covered everything that happened until this second was read
   * @param newest when the newest event that was listed happened
   */
  record Read(
      List<VendorRow> rows,
      StripePosition next,
      boolean all,
      Optional<Long> covered,
      Optional<Long> newest) {}

  boolean isWaiting() {
    return !waiting.isEmpty();
  }

  /** What is waiting no longer follows the position. */
  void forget() {
    waiting.clear();
  }

  /**
   * @param now seconds since 1970
   */
  Read read(StripePosition position, long now) throws VendorException {
    FinishedEvents finished = position.finished().orElseGet(() -> first(position));
    long until = now - settings.lag().toSeconds();
    if (waiting.isEmpty() && until >= finished.since()) {
      stretch = feed.read(finished, until);
      waiting.addAll(stretch.events());
    }
    List<ChangeSignal> portion = waiting.stream().limit(settings.pageRows()).toList();
    if (portion.isEmpty()) {
      return read(List.of(), idle(position, finished), stretch.whole());
    }
    List<VendorRow> rows = hydrated(portion, position);
    portion.forEach(done -> waiting.removeFirst());
    StripePosition next = finished(portion, finished, position);
    boolean all = waiting.isEmpty() && stretch.whole();
    return read(rows, all ? next.coveredUntil(stretch.end()) : next, all);
  }

  private Read read(List<VendorRow> rows, StripePosition next, boolean all) {
    Optional<Long> newest =
        waiting.isEmpty() ? next.newestEvent() : Optional.of(waiting.getLast().created());
    return new Read(rows, next, all, all ? Optional.of(stretch.end()) : next.newestEvent(), newest);
  }

  /**
   * Events that are listed before a snapshot begins are in it, unless they are so young that their
   * rows may be older than they are. Those listed late are not.
   */
  StripePosition upTo(StripePosition position, long now) throws VendorException {
    FinishedEvents none = first(position);
    long until = now - settings.lag().toSeconds();
    if (position.newestEvent().isEmpty() || until < none.since()) {
      return position;
    }
    EventFeed.Stretch listed = feed.read(none, until);
    return position.knowing(none.with(listed.events(), none.since()));
  }

  /** Where to begin: an overlap before the snapshot began; without any event then, anywhere. */
  private FinishedEvents first(StripePosition position) {
    return FinishedEvents.none(
        position.newestEvent().map(mark -> mark - settings.overlap().toSeconds()).orElse(0L));
  }

  /** A stretch without events is done; of a quiet stream, once in a while. */
  private StripePosition idle(StripePosition position, FinishedEvents finished) {
    if (!stretch.whole()) {
      return position.eventsUntil(
          Math.max(position.newestEvent().orElse(0L), stretch.end()),
          finished.with(List.of(), stretch.end()));
    }
    boolean due = stretch.end() - position.covered().orElse(0L) >= IDLE_STEP;
    return due ? position.coveredUntil(stretch.end()) : position;
  }

  private List<VendorRow> hydrated(List<ChangeSignal> portion, StripePosition position)
      throws VendorException {
    Collection<ChangeSignal> latest = latestOfEachRow(portion);
    Hydration.Rows now = hydration.rows(latest);
    List<VendorRow> rows = new ArrayList<>(latest.size());
    for (ChangeSignal signal : latest) {
      long changed = Math.max(signal.created(), position.leastChanged());
      ObjectNode row = now.present().get(signal.row());
      if (now.isGone(signal.row()) && signal.about()) {
        rows.add(reader.delete(signal, changed));
      } else if (row != null
          && (signal.about() || scope.window().contains(Snapshot.seconds(row)))) {
        rows.add(reader.upsert(row, Optional.of(changed)));
      }
    }
    return rows;
  }

  private static Collection<ChangeSignal> latestOfEachRow(List<ChangeSignal> portion) {
    Map<String, ChangeSignal> latest = new LinkedHashMap<>();
    for (ChangeSignal signal : portion) {
      ChangeSignal before = latest.remove(signal.row());
      latest.put(signal.row(), before != null && before.about() ? before.at(signal) : signal);
    }
    return latest.values();
  }

  private StripePosition finished(
      List<ChangeSignal> portion, FinishedEvents finished, StripePosition position) {
    long newest =
        Math.max(portion.get(portion.size() - 1).created(), position.newestEvent().orElse(0L));
    return position.eventsUntil(
        newest, finished.with(portion, newest - settings.overlap().toSeconds()));
  }
}
