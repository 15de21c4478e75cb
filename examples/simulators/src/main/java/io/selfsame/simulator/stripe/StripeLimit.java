package io.selfsame.simulator.stripe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How many requests any one second may hold; all are let through at first. Thread-safe. */
final class StripeLimit {
  private final Clock clock;
  private final Deque<Instant> lastSecond = new ArrayDeque<>();
  private int perSecond = Integer.MAX_VALUE;
  private long violations;

  StripeLimit(Clock clock) {
    this.clock = clock;
  }

  synchronized void limit(int requestsPerSecond) {
    perSecond = requestsPerSecond;
  }

  synchronized long violations() {
    return violations;
  }

  /** Counts a request; false when it is one too many. */
  synchronized boolean admit() {
    Instant now = clock.instant();
    while (!lastSecond.isEmpty()
        && Duration.between(lastSecond.peekFirst(), now).compareTo(Duration.ofSeconds(1)) >= 0) {
      lastSecond.removeFirst();
    }
    if (lastSecond.size() >= perSecond) {
      violations++;
      return false;
    }
    lastSecond.addLast(now);
    return true;
  }
}
