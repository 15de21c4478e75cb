package io.selfsame.source.polling.cursor;

import io.selfsame.source.polling.vendor.PositionException;
import io.selfsame.source.polling.vendor.VendorRow;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;

/**
 * A place between rows that are ordered by time and then id: tie-safe, as no two rows share it.
 *
 * @param at the time of change of the row before this place, to the nanosecond
 * @param id that row's id
 */
public record Keyset(Instant at, String id) implements Comparable<Keyset> {
  private static final Comparator<Keyset> ORDER =
      Comparator.comparing(Keyset::at).thenComparing(Keyset::id);

  /**
   * The place right after a row.
   *
   * @throws IllegalArgumentException when the row has no time of change
   */
  public static Keyset after(VendorRow row) {
    return new Keyset(
        row.changedAt()
            .orElseThrow(() -> new IllegalArgumentException("a row without a time of change")),
        row.id());
  }

  /** Returns the keyset as a cursor. */
  public String toText() {
    return at + " " + id;
  }

  /**
   * Reads a cursor.
   *
   * @throws PositionException when it is none
   */
  public static Keyset fromText(String text) {
    int space = text.indexOf(' ');
    if (space < 0) {
      throw new PositionException("a keyset is a time, a space and an id");
    }
    try {
      return new Keyset(Instant.parse(text.substring(0, space)), text.substring(space + 1));
    } catch (DateTimeException e) {
      throw new PositionException("a keyset begins with a time such as 2026-01-01T00:00:00Z");
    }
  }

  @Override
  public int compareTo(Keyset other) {
    return ORDER.compare(this, other);
  }
}
