package io.selfsame.source.rest.template;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How vendors write times. */
public enum TimeFormat {
  /** {@code 2026-01-31T10:00:00.123Z}; any offset is read. */
  ISO,
  /** ISO without fractions of seconds, which some vendors refuse. */
  ISO_SECONDS,
  EPOCH_SECONDS,
  EPOCH_MS,
  /** {@code 2026-01-31}: the day in UTC, its beginning when read. */
  DATE,
  /** {@code 20260131T10}: the hour in UTC. */
  HOUR,
  /** {@code 2026-01-31 10:00:00.123456}: UTC with a space. */
  SPACE;

  private static final DateTimeFormatter HOURS = DateTimeFormatter.ofPattern("yyyyMMdd'T'HH");

  /** The format of a manifest's name for it. */
  public static Optional<TimeFormat> named(String name) {
    return Arrays.stream(values())
        .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }

  /** Whether times become numbers in JSON. */
  boolean isNumber() {
    return this == EPOCH_SECONDS || this == EPOCH_MS;
  }

  /** Writes a time; what is finer than the format is cut off. */
  public String write(Instant time) {
    return switch (this) {
      case ISO -> time.truncatedTo(ChronoUnit.MILLIS).toString();
      case ISO_SECONDS -> time.truncatedTo(ChronoUnit.SECONDS).toString();
      case EPOCH_SECONDS -> Long.toString(time.getEpochSecond());
      case EPOCH_MS -> Long.toString(time.toEpochMilli());
      case DATE -> time.atOffset(ZoneOffset.UTC).toLocalDate().toString();
      case HOUR -> HOURS.format(time.atOffset(ZoneOffset.UTC));
      case SPACE ->
          time.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", "");
    };
  }

  /** Reads a time; empty when the text is none. */
  public Optional<Instant> read(String text) {
    try {
      return Optional.of(
          switch (this) {
            case ISO, ISO_SECONDS -> OffsetDateTime.parse(text).toInstant();
            case EPOCH_SECONDS -> Instant.ofEpochSecond(Long.parseLong(text));
            case EPOCH_MS -> Instant.ofEpochMilli(Long.parseLong(text));
            case DATE -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            case HOUR ->
                LocalDateTime.parse(text + "00", DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm"))
                    .toInstant(ZoneOffset.UTC);
            case SPACE -> LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
          });
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }
}
