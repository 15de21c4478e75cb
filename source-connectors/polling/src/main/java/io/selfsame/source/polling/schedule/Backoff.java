package io.selfsame.source.polling.schedule;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait after failures: a random part ("full jitter") of a cap that doubles with every
 * failure, up to a longest; on top of what the vendor asked for, so that many tasks told the same
 * do not come back at once.
 */
public record Backoff(Duration base, Duration longest) {
  private static final int MOST_DOUBLINGS = 30;

  /**
   * @param failures how many reads failed in a row, from 1
   * @param asked the least time, when the vendor said so
   */
  public Duration delay(int failures, Optional<Duration> asked, RandomGenerator random) {
    int doublings = Math.min(failures - 1, MOST_DOUBLINGS);
    long cap = Math.min(longest.toMillis(), base.toMillis() << doublings);
    Duration jitter = Duration.ofMillis(random.nextLong(cap + 1));
    return asked.map(least -> least.plus(jitter)).orElse(jitter);
  }
}
