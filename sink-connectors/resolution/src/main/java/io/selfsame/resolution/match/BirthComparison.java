package io.selfsame.resolution.match;

import static io.selfsame.resolution.match.Feature.DATE_OF_BIRTH;

import io.selfsame.resolution.OneEdit;

/** Dates of birth. */
final class BirthComparison {
  static final int SLIP = DATE_OF_BIRTH.level("one_slip");
  static final int ELSE = DATE_OF_BIRTH.level("else");

  private BirthComparison() {}

  static long add(long levels, ComparisonRecord a, ComparisonRecord b) {
    if (a.birth.isEmpty() || b.birth.isEmpty()) {
      return levels;
    }
    return Levels.with(levels, DATE_OF_BIRTH, level(a.birth.get(), b.birth.get()));
  }

  private static int level(BirthDate a, BirthDate b) {
    if (a.isYearOnly() || b.isYearOnly()) {
      return a.year() == b.year() ? DATE_OF_BIRTH.level("year") : ELSE;
    }
    if (a.equals(b)) {
      return 0;
    }
    if (a.year() == b.year() && a.month() == b.day() && a.day() == b.month()) {
      return 1;
    }
    if (OneEdit.apart(a.digits(), b.digits())) {
      return SLIP;
    }
    int parts =
        (a.year() == b.year() ? 1 : 0)
            + (a.month() == b.month() ? 1 : 0)
            + (a.day() == b.day() ? 1 : 0);
    if (parts == 2) {
      return DATE_OF_BIRTH.level("two_parts");
    }
    if (a.year() == b.year()) {
      return DATE_OF_BIRTH.level("year");
    }
    return differing(a.digits(), b.digits()) == 2 ? DATE_OF_BIRTH.level("near") : ELSE;
  }

  private static int differing(String a, String b) {
    int count = 0;
    for (int i = 0; i < a.length(); i++) {
      count += a.charAt(i) == b.charAt(i) ? 0 : 1;
    }
    return count;
  }
}
