package io.selfsame.sink.connection;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Waits that double up to a limit, with full jitter. Not thread-safe. */
public final class Backoff {
  private static final int LARGEST_SHIFT = 20;

  private final Duration first;
  private final Duration longest;
  private final RandomGenerator random;
  private int attempts;

  public Backoff(Duration first, Duration longest, RandomGenerator random) {
    this.first = first;
    this.longest = longest;
    this.random = random;
  }

  /** The next wait, at least a millisecond. */
  public Duration next() {
    long doubled = first.toMillis() << Math.min(attempts++, LARGEST_SHIFT);
    long limit = Math.max(1, Math.min(longest.toMillis(), doubled));
    return Duration.ofMillis(random.nextLong(1, limit + 1));
  }

  /** Starts over after a success. */
  public void reset() {
    attempts = 0;
  }
}
