package io.selfsame.source.stripe.stream;

import io.selfsame.source.polling.vendor.PositionException;
import io.selfsame.source.polling.vendor.StreamPosition;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How far an object was read.
 *
 * @param started whether the snapshot's beginning was marked in the events
 * @param snapshot where the snapshot stands; empty before its first page and after its last
 * @param complete whether the snapshot is done
 * @param newestEvent when the newest finished event was created, seconds since 1970
 * @param finished creation time by id of the finished events no older than the overlap, so that
 *     looking back for late ones repeats none
 * @param floor rows of a repeated snapshot count as changed no earlier than this
 */
record StripePosition(
    boolean started,
    Optional<SnapshotMark> snapshot,
    boolean complete,
    Optional<Long> newestEvent,
    Map<String, Long> finished,
    Optional<Long> floor) {

  /** The last row of the snapshot so far. */
  record SnapshotMark(String row, Optional<Long> created) {}

  private static final String STARTED = "started";
  private static final String ROW = "snapshot.row";
  private static final String ROW_CREATED = "snapshot.created";
  private static final String COMPLETE = "snapshot.complete";
  private static final String NEWEST_EVENT = "events.newest";
  private static final String FINISHED = "events.finished";
  private static final String FLOOR = "snapshot.floor";

  static StripePosition from(StreamPosition stored) {
    return new StripePosition(
        stored.flag(STARTED),
        stored.text(ROW).map(row -> new SnapshotMark(row, stored.number(ROW_CREATED))),
        stored.flag(COMPLETE),
        stored.number(NEWEST_EVENT),
        stored.text(FINISHED).map(StripePosition::parseFinished).orElse(Map.of()),
        stored.number(FLOOR));
  }

  StreamPosition toStreamPosition() {
    StreamPosition stored = StreamPosition.start().with(STARTED, started).with(COMPLETE, complete);
    if (snapshot.isPresent()) {
      stored = stored.with(ROW, snapshot.get().row());
      stored = with(stored, ROW_CREATED, snapshot.get().created());
    }
    stored = with(stored, NEWEST_EVENT, newestEvent);
    stored = with(stored, FLOOR, floor);
    return finished.isEmpty() ? stored : stored.with(FINISHED, formatFinished());
  }

  /** The snapshot begins: events from this one on are to be read after it. */
  StripePosition startedAt(Optional<Long> newest) {
    return new StripePosition(true, Optional.empty(), false, newest, Map.of(), floor);
  }

  StripePosition snapshotAt(SnapshotMark mark) {
    return new StripePosition(true, Optional.of(mark), false, newestEvent, finished, floor);
  }

  StripePosition snapshotComplete() {
    return new StripePosition(true, Optional.empty(), true, newestEvent, finished, floor);
  }

  StripePosition eventsUntil(long newest, Map<String, Long> events) {
    return new StripePosition(true, Optional.empty(), true, Optional.of(newest), events, floor);
  }

  /** From the beginning, after a gap in the events that nobody can fill. */
  StripePosition restarted() {
    return new StripePosition(
        false, Optional.empty(), false, Optional.empty(), Map.of(), newestEvent);
  }

  private String formatFinished() {
    return new TreeMap<>(finished)
        .entrySet().stream()
            .map(event -> event.getKey() + "@" + event.getValue())
            .collect(Collectors.joining(","));
  }

  private static Map<String, Long> parseFinished(String text) {
    Map<String, Long> events = new TreeMap<>();
    for (String event : text.split(",", -1)) {
      int at = event.indexOf('@');
      try {
        events.put(event.substring(0, Math.max(0, at)), Long.parseLong(event.substring(at + 1)));
      } catch (NumberFormatException e) {
        throw new PositionException(
            "'"
                + FINISHED
                + "' must be a list of event@seconds; remove it to look at recent events"
                + " again");
      }
    }
    return events;
  }

  private static StreamPosition with(StreamPosition position, String name, Optional<Long> value) {
    return value.map(present -> position.with(name, present)).orElse(position);
  }
}
