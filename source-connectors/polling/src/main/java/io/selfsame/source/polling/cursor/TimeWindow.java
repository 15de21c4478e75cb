package io.selfsame.source.polling.cursor;

import java.time.Instant;

/**
 * A closed-open stretch of modification times.
 *
 * @param from the first time that belongs to it
 * @param until the first time that no longer does
 */
public record TimeWindow(Instant from, Instant until) {
  public TimeWindow {
    if (from.isAfter(until)) {
      throw new IllegalArgumentException("a window that ends before it begins");
    }
  }

  public boolean contains(Instant time) {
    return !time.isBefore(from) && time.isBefore(until);
  }
}
