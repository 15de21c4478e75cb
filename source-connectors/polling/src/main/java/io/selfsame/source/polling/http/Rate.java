package io.selfsame.source.polling.http;

import java.time.Duration;

/**
 * How often something may be done.
 *
 * @param permits how many times in a period; also the most that can be saved up
 * @param period the period
 */
public record Rate(int permits, Duration period) {
  public Rate {
    if (permits < 1 || period.isNegative() || period.isZero()) {
      throw new IllegalArgumentException("a rate needs a positive number in a positive period");
    }
  }

  public static Rate perSecond(int permits) {
    return new Rate(permits, Duration.ofSeconds(1));
  }

  public static Rate perMinute(int permits) {
    return new Rate(permits, Duration.ofMinutes(1));
  }

  long nanosPerPermit() {
    return Math.max(1, period.toNanos() / permits);
  }
}
