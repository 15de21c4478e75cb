package io.selfsame.source.polling.cursor;

import io.selfsame.source.polling.vendor.PositionException;
import io.selfsame.source.polling.vendor.StreamPosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * A position of a windowed stream.
 *
 * @param finished the end of the last window read to its end: everything before is done
 * @param until the end of the window that is being read
 * @param cursor where it goes on
 * @param before rows of the overlap emitted before this window
 * @param during rows of this window that the next one's overlap will show again
 */
record CursorPosition(
    Optional<Instant> finished,
    Optional<Instant> until,
    Optional<String> cursor,
    SeenRows before,
    SeenRows during) {
  private static final String FINISHED = "finished";
  private static final String UNTIL = "window.until";
  private static final String CURSOR = "window.cursor";
  private static final String BEFORE = "seen.before";
  private static final String DURING = "seen.during";

  static CursorPosition of(StreamPosition position) {
    CursorPosition read =
        new CursorPosition(
            time(position, FINISHED),
            time(position, UNTIL),
            position.text(CURSOR),
            seen(position, BEFORE),
            seen(position, DURING));
    if (read.cursor.isPresent() && read.until.isEmpty()) {
      throw new PositionException("a position with '" + CURSOR + "' needs '" + UNTIL + "'");
    }
    return read;
  }

  StreamPosition toPosition() {
    StreamPosition position = StreamPosition.start();
    position = finished.map(time -> with(FINISHED, time.toString())).orElse(position);
    position = put(position, UNTIL, until.map(Instant::toString));
    position = put(position, CURSOR, cursor);
    position = put(position, BEFORE, stored(before));
    return put(position, DURING, stored(during));
  }

  /** The window has been read to its end. */
  CursorPosition windowDone() {
    return new CursorPosition(until, Optional.empty(), Optional.empty(), during, SeenRows.none());
  }

  private static StreamPosition with(String name, String value) {
    return StreamPosition.start().with(name, value);
  }

  private static StreamPosition put(StreamPosition position, String name, Optional<String> value) {
    return value.map(text -> position.with(name, text)).orElse(position);
  }

  private static Optional<String> stored(SeenRows seen) {
    return seen.hashes().isEmpty() ? Optional.empty() : Optional.of(seen.toText());
  }

  private static SeenRows seen(StreamPosition position, String name) {
    return position.text(name).map(SeenRows::fromText).orElse(SeenRows.none());
  }

  private static Optional<Instant> time(StreamPosition position, String name) {
    try {
      return position.text(name).map(Instant::parse);
    } catch (DateTimeException e) {
      throw new PositionException(
          "position value '" + name + "' is no time such as 2026-01-01T00:00:00Z");
    }
  }
}
