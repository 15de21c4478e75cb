package io.selfsame.identity.standardize;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates of life as ISO 8601. Day and month in slashes are read only where one of them exceeds
 * twelve; {@code 03/04/1980} stays as it is, since who wrote it decides what it means.
 */
public final class DateStandardizer implements Standardizer {
  private static final int EARLIEST = 1850;
  private static final int LATEST = 2100;
  private static final int MONTHS = 12;
  private static final int LONGEST_RAW = 64;
  private static final Pattern SLASHED =
      Pattern.compile("([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4})");
  private static final Pattern ISO_WITH_TIME =
      Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9]{2}:[0-9]{2}.*");
  private static final List<DateTimeFormatter> FORMATS =
      List.of(
          format("uuuu-M-d"),
          format("uuuu/M/d"),
          format("uuuuMMdd"),
          format("d.M.uuuu"),
          format("d MMM uuuu"),
          format("d MMMM uuuu"),
          format("MMM d, uuuu"),
          format("MMMM d, uuuu"));

  private final Placeholders placeholders;

  public DateStandardizer(Placeholders placeholders) {
    this.placeholders = placeholders;
  }

  @Override
  public Standardized standardize(String raw) {
    if (raw.length() > LONGEST_RAW) {
      return Standardized.invalid(raw);
    }
    return parse(Whitespace.tidy(raw))
        .filter(date -> date.getYear() >= EARLIEST && date.getYear() <= LATEST)
        .map(LocalDate::toString)
        .map(
            iso ->
                placeholders.contains(PlaceholderKind.DATE, iso)
                    ? Standardized.invalid(raw)
                    : Standardized.valid(iso, iso))
        .orElseGet(() -> Standardized.invalid(raw));
  }

  private static Optional<LocalDate> parse(String text) {
    Matcher slashed = SLASHED.matcher(text);
    if (slashed.matches()) {
      return unambiguous(
          Integer.parseInt(slashed.group(1)),
          Integer.parseInt(slashed.group(2)),
          Integer.parseInt(slashed.group(3)));
    }
    Matcher withTime = ISO_WITH_TIME.matcher(text);
    String date = withTime.matches() ? withTime.group(1) : text;
    return FORMATS.stream().flatMap(format -> tryFormat(date, format).stream()).findFirst();
  }

  private static Optional<LocalDate> unambiguous(int first, int second, int year) {
    if (first <= MONTHS && second <= MONTHS && first != second) {
      return Optional.empty();
    }
    int day = Math.max(first, second);
    int month = Math.min(first, second);
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDate> tryFormat(String text, DateTimeFormatter format) {
    try {
      return Optional.of(LocalDate.parse(text, format));
    } catch (DateTimeParseException otherFormat) {
      return Optional.empty();
    }
  }

  private static DateTimeFormatter format(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .toFormatter(Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }
}
