package io.selfsame.source.polling.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The two forms of the Retry-After header (RFC 9110, 10.2.3). */
public final class RetryAfter {
  private static final Duration LONGEST = Duration.ofHours(1);

  private RetryAfter() {}

  /** Returns the wait a header asks for, within an hour; empty when it cannot be read. */
  public static Optional<Duration> parse(String header, Clock clock) {
    String text = header.strip();
    try {
      Duration wait =
          text.matches("\\d{1,9}(\\.\\d{1,3})?")
              ? Duration.ofMillis((long) Math.ceil(Double.parseDouble(text) * 1000))
              : Duration.between(
                  clock.instant(),
                  ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      Duration notNegative = wait.isNegative() ? Duration.ZERO : wait;
      return Optional.of(notNegative.compareTo(LONGEST) > 0 ? LONGEST : notNegative);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
