package io.selfsame.source.rest.access;

import io.selfsame.source.rest.manifest.Limits;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** What answers' headers tell of limits, read as the manifest says. */
final class LimitHeaders {
  private static final Duration LONGEST = Duration.ofHours(1);

  private LimitHeaders() {}

  /** How long to hold back, when nothing is left. */
  static Optional<Duration> pause(
      Limits limits, Function<String, Optional<String>> header, Clock clock) {
    if (limits.remaining().isEmpty()) {
      return Optional.empty();
    }
    Limits.Remaining told = limits.remaining().get();
    OptionalLong left = number(header.apply(told.header()));
    OptionalLong reset = number(header.apply(told.reset()));
    if (left.isEmpty() || left.getAsLong() > 0 || reset.isEmpty()) {
      return Optional.empty();
    }
    long now = clock.millis();
    Duration wait =
        switch (told.format()) {
          case SECONDS -> Duration.ofSeconds(reset.getAsLong());
          case EPOCH_SECONDS -> Duration.ofMillis(reset.getAsLong() * 1_000 - now);
          case EPOCH_MS -> Duration.ofMillis(reset.getAsLong() - now);
        };
    Duration some = wait.isNegative() ? Duration.ZERO : wait;
    return Optional.of(some.compareTo(LONGEST) > 0 ? LONGEST : some);
  }

  /** A header that is a number, with or without a fraction. */
  static OptionalLong number(Optional<String> header) {
    String text = header.orElse("").strip();
    int dot = text.indexOf('.');
    String whole = dot < 0 ? text : text.substring(0, dot);
    boolean digits = whole.length() < 16 && whole.chars().allMatch(Character::isDigit);
    return whole.isEmpty() || !digits
        ? OptionalLong.empty()
        : OptionalLong.of(Long.parseLong(whole));
  }
}
