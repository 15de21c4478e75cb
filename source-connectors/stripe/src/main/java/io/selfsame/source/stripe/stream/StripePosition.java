package io.selfsame.source.stripe.stream;

import io.selfsame.source.polling.vendor.StreamPosition;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far an object was read. All times are seconds since 1970.
 *
 * @param started when the snapshot's beginning was marked in the events; empty before
 * @param snapshot the last row of the walk through the list that is under way
 * @param complete whether the first snapshot is done
 * @param walking whether the list is walked once more while events are followed
 * @param walked when the list was last walked to its end
 * @param newestEvent when the newest finished event was created
 * @param finished the newest finished events
 * @param covered all events created before this are finished
 * @param floor rows of a repeated snapshot count as changed no earlier than this
 * @param gap after a gap in the events, since when deletions are still to be looked for
 * @param gapEvent the last event of that search
 * @param unknown the stretch of the last gap in which deletions are not known: two times with a
 *     slash between, for people who read offsets
 */
record StripePosition(
    Optional<Long> started,
    Optional<SnapshotMark> snapshot,
    boolean complete,
    boolean walking,
    Optional<Long> walked,
    Optional<Long> newestEvent,
    Optional<FinishedEvents> finished,
    Optional<Long> covered,
    Optional<Long> floor,
    Optional<Long> gap,
    Optional<String> gapEvent,
    Optional<String> unknown) {

  /** The last row of the snapshot so far. */
  record SnapshotMark(String row, Optional<Long> created) {}

  /** How positions of before there was {@link #started} say so. */
  private static final String STARTED_FLAG = "started";

  private static final String STARTED = "started.at";
  private static final String ROW = "snapshot.row";
  private static final String ROW_CREATED = "snapshot.created";
  private static final String COMPLETE = "snapshot.complete";
  private static final String WALKING = "walk.active";
  private static final String WALKED = "walk.ended";
  private static final String NEWEST_EVENT = "events.newest";
  private static final String SINCE = "events.since";
  private static final String SEEN = "events.seen";
  private static final String COVERED = "events.covered";
  private static final String FLOOR = "snapshot.floor";
  private static final String GAP = "gap.since";
  private static final String GAP_EVENT = "gap.event";
  private static final String UNKNOWN = "gap.deletions.unknown";

  static StripePosition from(StreamPosition stored) {
    Optional<Long> newest = stored.number(NEWEST_EVENT);
    Optional<Long> legacy =
        stored.flag(STARTED_FLAG) ? newest.or(() -> Optional.of(0L)) : Optional.empty();
    return new StripePosition(
        stored.number(STARTED).or(() -> legacy),
        stored.text(ROW).map(row -> new SnapshotMark(row, stored.number(ROW_CREATED))),
        stored.flag(COMPLETE),
        stored.flag(WALKING),
        stored.number(WALKED),
        newest,
        stored
            .number(SINCE)
            .map(since -> FinishedEvents.parse(since, stored.text(SEEN).orElse(""))),
        stored.number(COVERED),
        stored.number(FLOOR),
        stored.number(GAP),
        stored.text(GAP_EVENT),
        stored.text(UNKNOWN));
  }

  StreamPosition toStreamPosition() {
    StreamPosition stored = StreamPosition.start().with(COMPLETE, complete).with(WALKING, walking);
    stored = with(stored, STARTED, started);
    stored = with(stored, ROW, snapshot.map(SnapshotMark::row));
    stored = with(stored, ROW_CREATED, snapshot.flatMap(SnapshotMark::created));
    stored = with(stored, WALKED, walked);
    stored = with(stored, NEWEST_EVENT, newestEvent);
    stored = with(stored, SINCE, finished.map(FinishedEvents::since));
    stored = with(stored, SEEN, finished.map(FinishedEvents::format));
    stored = with(stored, COVERED, covered);
    stored = with(stored, FLOOR, floor);
    stored = with(stored, GAP, gap);
    stored = with(stored, GAP_EVENT, gapEvent);
    return with(stored, UNKNOWN, unknown);
  }

  /** The last time of which it is known that nothing from before it is missing. */
  Optional<Long> certainUntil() {
    return Stream.of(covered, newestEvent, started).flatMap(Optional::stream).max(Long::compare);
  }

  /** No version of a row emitted from here on counts as older than this. */
  long leastChanged() {
    return Math.max(newestEvent.orElse(0L), floor.orElse(0L));
  }

  /** The snapshot begins: events from the newest one on are to be read after it. */
  StripePosition startedAt(long now, Optional<Long> newest) {
    return edit().started(now).newestEvent(newest).covered(Optional.of(now)).done();
  }

  /** The snapshot will show what these events are about. */
  StripePosition knowing(FinishedEvents events) {
    return edit().finished(events).done();
  }

  StripePosition snapshotAt(SnapshotMark mark) {
    return edit().snapshot(Optional.of(mark)).done();
  }

  /** From the newest row once more: nobody knows where the list would go on. */
  StripePosition snapshotFromHead() {
    return edit().snapshot(Optional.empty()).done();
  }

  StripePosition snapshotComplete(long now) {
    return edit().snapshot(Optional.empty()).complete().walked(now).done();
  }

  StripePosition walkBegun() {
    return edit().snapshot(Optional.empty()).walking().done();
  }

  StripePosition eventsUntil(long newest, FinishedEvents events) {
    return edit().newestEvent(Optional.of(newest)).finished(events).done();
  }

  StripePosition coveredUntil(long second) {
    return edit().covered(Optional.of(second)).done();
  }

  StripePosition deletionsAfter(String event) {
    return edit().gapEvent(event).done();
  }

  StripePosition deletionsDone() {
    return edit().gap(Optional.empty()).done();
  }

  /**
   * From the beginning, after a gap in the events.
   *
   * @param gap everything was read until then
   * @param oldest events are known from then on
   */
  StripePosition restarted(Instant gap, Instant oldest) {
    Optional<Long> least = leastChanged() > 0 ? Optional.of(leastChanged()) : Optional.empty();
    PositionEdit edit =
        new PositionEdit(from(StreamPosition.start()))
            .floor(least)
            .gap(Optional.of(gap.getEpochSecond()));
    return gap.isBefore(oldest) ? edit.unknown(gap + "/" + oldest).done() : edit.done();
  }

  private PositionEdit edit() {
    return new PositionEdit(this);
  }

  private static StreamPosition with(
      StreamPosition position, String name, Optional<? extends Object> value) {
    return value.map(present -> position.with(name, present)).orElse(position);
  }
}
