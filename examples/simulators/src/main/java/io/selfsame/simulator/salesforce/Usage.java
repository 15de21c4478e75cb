package io.selfsame.simulator.salesforce;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The API calls of the day, over all APIs, and how many the org may make. Thread-safe. */
final class Usage {
  private static final int DEFAULT_LIMIT = 100_000;

  private final Clock clock;
  private LocalDate day = LocalDate.EPOCH;
  private int used;
  private int limit = DEFAULT_LIMIT;

  Usage(Clock clock) {
    this.clock = clock;
  }

  synchronized void limit(int callsADay) {
    limit = callsADay;
  }

  /** Counts a call, or refuses it when the day's calls are used up. */
  synchronized void spend() {
    renew();
    if (used >= limit) {
      throw new ApiProblem(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
    }
    used++;
  }

  /** Counts the calls of others. */
  synchronized void spend(int calls) {
    renew();
    used += calls;
  }

  synchronized int used() {
    renew();
    return used;
  }

  synchronized int limit() {
    return limit;
  }

  private void renew() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    if (!today.equals(day)) {
      day = today;
      used = 0;
    }
  }
}
