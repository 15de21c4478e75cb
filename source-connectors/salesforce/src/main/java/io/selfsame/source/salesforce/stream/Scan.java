package io.selfsame.source.salesforce.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A closed-open window of SystemModstamp being read in the order (SystemModstamp, Id).
 *
 * @param from where the window starts; empty for the snapshot
 * @param to where the part being read ends, exclusive: a window that takes the vendor too long is
 *     read in parts
 * @param goal where the window ends, exclusive
 * @param after the last row that was read; empty at the start
 */
record Scan(Optional<Instant> from, Instant to, Instant goal, Optional<RowKey> after) {

  /** Salesforce is of 1999: no row is older. */
  private static final Instant BEGINNING = Instant.parse("1999-01-01T00:00:00Z");

  static Scan of(Optional<Instant> from, Instant to) {
    return new Scan(from, to, to, Optional.empty());
  }

  /** The least modstamp that is still of interest. */
  Optional<Instant> lowerBound() {
    return after.map(RowKey::modstamp).or(() -> from);
  }

  Scan after(RowKey key) {
    return new Scan(from, to, goal, Optional.of(key));
  }

  /** The first half of what is left to read; empty when that is as little as {@code least}. */
  Optional<Scan> half(Duration least) {
    Instant lower = lowerBound().orElse(BEGINNING);
    Duration left = Duration.between(lower, to);
    return left.compareTo(least) <= 0
        ? Optional.empty()
        : Optional.of(new Scan(from, lower.plus(left.dividedBy(2)), goal, after));
  }

  /** What follows this part, twice as long at most; empty when this was the last. */
  Optional<Scan> next() {
    if (!to.isBefore(goal)) {
      return Optional.empty();
    }
    Duration span = Duration.between(from.orElse(BEGINNING), to).multipliedBy(2);
    Instant end = span.compareTo(Duration.between(to, goal)) < 0 ? to.plus(span) : goal;
    return Optional.of(new Scan(Optional.of(to), end, goal, Optional.empty()));
  }
}
