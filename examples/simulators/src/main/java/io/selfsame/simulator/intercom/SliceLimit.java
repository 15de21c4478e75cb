package io.selfsame.simulator.intercom;

import io.selfsame.simulator.server.Response;
import java.time.Clock;

/**
 * The limit of a minute, handed out in slices of ten seconds of the clock: a sixth in each. 0 for
 * no limit. Thread-safe.
 */
final class SliceLimit {
  private static final long SLICE_SECONDS = 10;

  private final Clock clock;
  private int perMinute = 10_000;
  private long slice;
  private int used;
  private long violations;

  SliceLimit(Clock clock) {
    this.clock = clock;
  }

  synchronized void set(int requestsPerMinute) {
    perMinute = requestsPerMinute;
  }

  synchronized long violations() {
    return violations;
  }

  /** Lets a request pass or answers 429; only the headers say how long to wait. */
  synchronized void pass() {
    long now = clock.instant().getEpochSecond() / SLICE_SECONDS;
    if (now != slice) {
      slice = now;
      used = 0;
    }
    if (perMinute > 0 && used >= perSlice()) {
      violations++;
      throw IntercomProblems.of(429, "rate_limit_exceeded", "Exceeded rate limit");
    }
    used++;
  }

  synchronized Response describe(Response answer) {
    return answer
        .withHeader("X-RateLimit-Limit", Integer.toString(perSlice()))
        .withHeader("X-RateLimit-Remaining", Integer.toString(Math.max(0, perSlice() - used)))
        .withHeader("X-RateLimit-Reset", Long.toString((slice + 1) * SLICE_SECONDS));
  }

  private int perSlice() {
    return Math.max(1, perMinute / 6);
  }
}
