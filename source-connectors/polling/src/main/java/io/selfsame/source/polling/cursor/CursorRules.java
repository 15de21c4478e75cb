package io.selfsame.source.polling.cursor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a stream is cut into windows. Nothing is missed as long as every change is visible within
 * {@code lag + overlap} of its time.
 *
 * @param first where the first window begins
 * @param lag how far windows stay behind now
 * @param overlap how far each window reaches back into the one before
 * @param longest the longest window; empty for no limit
 * @param remembered how many row versions of the overlap are remembered at most, so as not to emit
 *     them again; beyond it rows are repeated, never skipped
 */
public record CursorRules(
    Instant first, Duration lag, Duration overlap, Optional<Duration> longest, int remembered) {
  private static final int REMEMBERED = 1_000;

  public CursorRules {
    if (lag.isNegative() || overlap.isNegative() || remembered < 0) {
      throw new IllegalArgumentException("lag, overlap and memory must not be negative");
    }
    if (longest.filter(length -> length.compareTo(overlap) <= 0).isPresent()) {
      throw new IllegalArgumentException("a window must be longer than its overlap");
    }
  }

  /** Unlimited windows from the beginning of time. */
  public static CursorRules of(Duration lag, Duration overlap) {
    return new CursorRules(Instant.EPOCH, lag, overlap, Optional.empty(), REMEMBERED);
  }
}
