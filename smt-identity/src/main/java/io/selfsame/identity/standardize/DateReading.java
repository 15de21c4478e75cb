package io.selfsame.identity.standardize;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A date as text, taken apart without knowing where it was written: numbers and the names of months
 * in several languages.
 *
 * @param first the date, or, of two possible ones, that with the day first
 * @param monthFirst the other possible one, if day and month may be in either order
 */
record DateReading(LocalDate first, Optional<LocalDate> monthFirst) {
  private static final int LONGEST = 64;
  private static final int MONTHS = 12;
  private static final int PARTS = 3;
  private static final int COMPACT = 8;
  private static final int ISO = 10;
  private static final Pattern ORDINAL = Pattern.compile("st|nd|rd|th|er|o");
  private static final Pattern FILLER =
      Pattern.compile(
          "|of|the|de|del|den|do|(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?");

  /** Two digits of a year: people who give one like this were born in the last century or ours. */
  private static final int PIVOT = 26;

  private static final Map<String, Integer> MONTH_NAMES = monthNames();

  static Optional<DateReading> of(String raw) {
    if (raw.length() > LONGEST) {
      return Optional.empty();
    }
    if (isIso(raw)) {
      return iso(raw);
    }
    List<String> parts = parts(LatinFold.of(withoutTime(raw)));
    try {
      return read(parts, raw.indexOf('.') > 0);
    } catch (DateTimeException noSuchDay) {
      // The calendar's only way to say so.
      return Optional.empty();
    }
  }

  private static boolean isIso(String raw) {
    if (raw.length() != ISO || raw.charAt(4) != '-' || raw.charAt(7) != '-') {
      return false;
    }
    for (int i = 0; i < ISO; i++) {
      if (i != 4 && i != 7 && (raw.charAt(i) < '0' || raw.charAt(i) > '9')) {
        return false;
      }
    }
    return true;
  }

  private static Optional<DateReading> iso(String raw) {
    try {
      return certain(number(raw, 0, 4), number(raw, 5, 7), number(raw, 8, ISO));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  private static Optional<DateReading> read(List<String> parts, boolean dotted) {
    if (parts.size() == 1 && parts.get(0).length() == COMPACT && isNumber(parts.get(0))) {
      String compact = parts.get(0);
      return certain(number(compact, 0, 4), number(compact, 4, 6), number(compact, 6, COMPACT));
    }
    if (parts.size() != PARTS) {
      return Optional.empty();
    }
    for (int i = 0; i < PARTS; i++) {
      Integer month = MONTH_NAMES.get(parts.get(i));
      if (month != null) {
        return named(month, parts.get(i == 0 ? 1 : 0), parts.get(i == 2 ? 1 : 2));
      }
    }
    return parts.stream().allMatch(DateReading::isNumber)
        ? numeric(parts, dotted)
        : Optional.empty();
  }

  /** One of the two numbers beside the name of a month is the year: that of four digits. */
  private static Optional<DateReading> named(int month, String one, String other) {
    if (!isNumber(one) || !isNumber(other)) {
      return Optional.empty();
    }
    return one.length() == 4
        ? certain(year(one), month, Integer.parseInt(other))
        : certain(year(other), month, Integer.parseInt(one));
  }

  private static Optional<DateReading> numeric(List<String> parts, boolean dotted) {
    if (parts.get(0).length() == 4) {
      return certain(year(parts.get(0)), value(parts, 1), value(parts, 2));
    }
    int year = year(parts.get(2));
    int one = value(parts, 0);
    int other = value(parts, 1);
    if (dotted || one > MONTHS || one == other) {
      return certain(year, other, one);
    }
    if (other > MONTHS) {
      return certain(year, one, other);
    }
    return Optional.of(
        new DateReading(
            LocalDate.of(year, other, one), Optional.of(LocalDate.of(year, one, other))));
  }

  private static Optional<DateReading> certain(int year, int month, int day) {
    return Optional.of(new DateReading(LocalDate.of(year, month, day), Optional.empty()));
  }

  private static int year(String digits) {
    int year = Integer.parseInt(digits);
    if (digits.length() == 2) {
      return year < PIVOT ? 2000 + year : 1900 + year;
    }
    if (digits.length() != 4) {
      throw new DateTimeException("a year has two or four digits");
    }
    return year;
  }

  private static int value(List<String> parts, int index) {
    if (parts.get(index).length() > 2) {
      throw new DateTimeException("days and months have one or two digits");
    }
    return Integer.parseInt(parts.get(index));
  }

  private static int number(String digits, int from, int to) {
    return Integer.parseInt(digits, from, to, 10);
  }

  private static boolean isNumber(String part) {
    return part.length() <= COMPACT && part.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static String withoutTime(String raw) {
    int colon = raw.indexOf(':');
    if (colon < 0) {
      return raw;
    }
    int end = colon;
    while (end > 0 && raw.charAt(end - 1) >= '0' && raw.charAt(end - 1) <= '9') {
      end--;
    }
    boolean separated = end > 0 && (raw.charAt(end - 1) == 'T' || raw.charAt(end - 1) == ' ');
    return separated ? raw.substring(0, end - 1) : raw;
  }

  /**
   * The numbers and the words that name months; ordinals lose their ending, days of the week go.
   */
  private static List<String> parts(String folded) {
    List<String> parts = new ArrayList<>(4);
    for (String word : folded.split(" ")) {
      int digits = 0;
      while (digits < word.length() && word.charAt(digits) >= '0' && word.charAt(digits) <= '9') {
        digits++;
      }
      String rest = word.substring(digits);
      if (digits > 0 && (rest.isEmpty() || ORDINAL.matcher(rest).matches())) {
        parts.add(word.substring(0, digits));
      } else if (digits > 0 && MONTH_NAMES.containsKey(rest)) {
        parts.add(word.substring(0, digits));
        parts.add(rest);
      } else if (MONTH_NAMES.containsKey(word) || !isFiller(word)) {
        parts.add(word);
      }
    }
    return parts;
  }

  private static boolean isFiller(String word) {
    return FILLER.matcher(word).matches();
  }

  private static Map<String, Integer> monthNames() {
    Map<String, Integer> months = new HashMap<>();
    for (String line : ResourceLines.read("months.txt")) {
      int equals = line.indexOf('=');
      months.put(line.substring(0, equals), Integer.valueOf(line.substring(equals + 1)));
    }
    return Map.copyOf(months);
  }
}
