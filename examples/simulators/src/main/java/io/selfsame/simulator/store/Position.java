package io.selfsame.simulator.store;

import java.time.Instant;
import java.util.Comparator;

/** A place in an order by time and, within one instant, by id. */
public record Position(Instant at, String id) implements Comparable<Position> {
  private static final Comparator<Position> ORDER =
      Comparator.comparing(Position::at).thenComparing(Position::id);

  /** Before everything that happened at {@code at}. */
  public static Position startOf(Instant at) {
    return new Position(at, "");
  }

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }
}
