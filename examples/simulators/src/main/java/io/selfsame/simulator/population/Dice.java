package io.selfsame.simulator.population;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** Chance that depends only on a seed and on what it is thrown for. */
final class Dice {
  private final SplittableRandom random;

  private Dice(SplittableRandom random) {
    this.random = random;
  }

  /** Dice of their own for one thing, for example one person. */
  static Dice of(long seed, String purpose, long index) {
    long mixed = seed * 0x9E3779B97F4A7C15L + purpose.hashCode() * 0xBF58476D1CE4E5B9L + index;
    return new Dice(new SplittableRandom(mixed));
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** A number from 0 to {@code bound} − 1. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** A time between two, cut to seconds. */
  Instant between(Instant from, Instant to) {
    long span = Math.max(1, Duration.between(from, to).toSeconds());
    return Instant.ofEpochSecond(from.getEpochSecond() + random.nextLong(span));
  }
}
