package io.selfsame.resolution;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A name prepared for comparison: without diacritics, in lower case, given names by word.
 *
 * @param given empty when the record has none
 * @param family empty when the record has none
 */
record PersonName(List<String> given, String family) {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");

  static PersonName of(LiveRecord record) {
    List<String> given = words(record.attribute(Attributes.GIVEN_NAME).orElse(""));
    String family = String.join("", words(record.attribute(Attributes.FAMILY_NAME).orElse("")));
    if (given.isEmpty() && family.isEmpty()) {
      List<String> full = words(record.attribute(Attributes.FULL_NAME).orElse(""));
      return new PersonName(List.of(), full.isEmpty() ? "" : full.get(full.size() - 1));
    }
    return new PersonName(given, family);
  }

  /** Whether both have a given name and nothing explains that the two differ. */
  boolean conflictsWith(PersonName other) {
    return !given.isEmpty()
        && !other.given.isEmpty()
        && !sharesGivenName(other)
        && !isSwapOf(other);
  }

  private boolean sharesGivenName(PersonName other) {
    return given.stream()
        .anyMatch(mine -> other.given.stream().anyMatch(its -> GivenNames.alike(mine, its)));
  }

  private boolean isSwapOf(PersonName other) {
    return !family.isEmpty()
        && !other.family.isEmpty()
        && GivenNames.alike(String.join("", given), other.family)
        && GivenNames.alike(family, String.join("", other.given));
  }

  private static List<String> words(String text) {
    String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    return Arrays.stream(NO_LETTERS.split(plain.toLowerCase(Locale.ROOT)))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
