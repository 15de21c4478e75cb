package io.selfsame.source.polling.schedule;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BackoffPropertyTest {
  private static final Duration BASE = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private final Backoff backoff = new Backoff(BASE, LONGEST);

  @Property
  void aWaitIsWithinADoublingCapThatEnds(
      @ForAll @IntRange(min = 1, max = 10_000) int failures, @ForAll Random random) {
    Duration wait = backoff.delay(failures, Optional.empty(), random);

    assertTrue(!wait.isNegative() && wait.compareTo(LONGEST) <= 0);
    assertTrue(failures > 7 || wait.toMillis() <= BASE.toMillis() << (failures - 1));
  }

  @Property
  void whatTheVendorAskedForIsWaitedAtLeast(
      @ForAll @IntRange(min = 1, max = 100) int failures,
      @ForAll @IntRange(min = 0, max = 3600) int seconds,
      @ForAll Random random) {
    Duration asked = Duration.ofSeconds(seconds);

    Duration wait = backoff.delay(failures, Optional.of(asked), random);

    assertTrue(wait.compareTo(asked) >= 0 && wait.compareTo(asked.plus(LONGEST)) <= 0);
  }
}
