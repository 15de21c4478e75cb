package io.selfsame.identity.record;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;

/** Points in time: Connect's Timestamps, epoch milliseconds, ISO 8601 text with an offset. */
final class ValueTime {
  /** Salesforce writes its offsets without a colon. */
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHMM", "Z")
          .optionalEnd()
          .toFormatter();

  /** Beyond these java.util.Date, and so Connect, would overflow. */
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private static final long LATEST_MILLIS = LATEST.toEpochMilli();
  private static final long THOUSAND = 1000;

  private ValueTime() {}

  /** Returns the instant, or empty for anything that is no time. */
  static Optional<Instant> of(Object value) {
    if (value instanceof Date date) {
      return Optional.of(date.toInstant());
    }
    if (value instanceof Long || value instanceof Integer) {
      return Optional.of(ofEpoch(((Number) value).longValue()));
    }
    return value instanceof String text ? parse(text.strip()) : Optional.empty();
  }

  /** Milliseconds, or what Debezium has instead where the column is finer: micro-, nanoseconds. */
  private static Instant ofEpoch(long number) {
    long size = Math.abs(number);
    if (size < LATEST_MILLIS) {
      return Instant.ofEpochMilli(number);
    }
    return size < LATEST_MILLIS * THOUSAND
        ? Instant.EPOCH.plus(number, ChronoUnit.MICROS)
        : Instant.EPOCH.plusNanos(number);
  }

  private static Optional<Instant> parse(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text, ISO).toInstant())
          .filter(time -> time.isAfter(EARLIEST) && time.isBefore(LATEST));
    } catch (DateTimeException notATime) {
      // The caller reports it, naming the field; this message quotes the text.
      return Optional.empty();
    }
  }
}
