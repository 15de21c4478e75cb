package io.selfsame.resolution;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Whether two dates of birth can be one person's. */
final class BirthDates {
  private BirthDates() {}

  /** The date in ISO form, or nothing: what could not be standardized speaks neither way. */
  static Optional<LocalDate> of(LiveRecord record) {
    return record.attribute(Attributes.DATE_OF_BIRTH).flatMap(BirthDates::parse);
  }

  /** Whether two dates differ by more than swapped day and month or one digit. */
  static boolean conflict(LocalDate a, LocalDate b) {
    return !a.equals(b) && !swapped(a, b) && digitsApart(a, b) > 1;
  }

  private static boolean swapped(LocalDate a, LocalDate b) {
    return a.getYear() == b.getYear()
        && a.getMonthValue() == b.getDayOfMonth()
        && a.getDayOfMonth() == b.getMonthValue();
  }

  private static int digitsApart(LocalDate a, LocalDate b) {
    String left = a.toString();
    String right = b.toString();
    if (left.length() != right.length()) {
      return Integer.MAX_VALUE;
    }
    int count = 0;
    for (int i = 0; i < left.length(); i++) {
      if (left.charAt(i) != right.charAt(i)) {
        count++;
      }
    }
    return count;
  }

  private static Optional<LocalDate> parse(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException notIso) {
      return Optional.empty();
    }
  }
}
