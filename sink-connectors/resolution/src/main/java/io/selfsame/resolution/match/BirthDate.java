package io.selfsame.resolution.match;

import java.util.Optional;

/** A date of birth, month and day 0 when only the year is known. */
record BirthDate(int year, int month, int day) {
  static Optional<BirthDate> of(String text) {
    if (!text.matches("\\d{4}(-\\d{2}-\\d{2})?")) {
      return Optional.empty();
    }
    int year = Integer.parseInt(text.substring(0, 4));
    return text.length() == 4
        ? Optional.of(new BirthDate(year, 0, 0))
        : Optional.of(
            new BirthDate(
                year,
                Integer.parseInt(text.substring(5, 7)),
                Integer.parseInt(text.substring(8, 10))));
  }

  boolean isYearOnly() {
    return month == 0;
  }

  /** Eight digits. */
  String digits() {
    return "%04d%02d%02d".formatted(year, month, day);
  }
}
