package io.selfsame.resolution;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A name prepared for comparison: without diacritics, in lower case, by word.
 *
 * @param given empty when the record has none
 * @param familyWords the parts of a family name that is given as such; empty when there is none
 * @param family the family name in one, the last word of a full name if that is all there is; empty
 *     when the record has none
 */
record PersonName(List<String> given, List<String> familyWords, String family) {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  static PersonName of(LiveRecord record) {
    List<String> given = words(record.attribute(Attributes.GIVEN_NAME).orElse(""));
    List<String> family = words(record.attribute(Attributes.FAMILY_NAME).orElse(""));
    if (given.isEmpty() && family.isEmpty()) {
      List<String> full = words(record.attribute(Attributes.FULL_NAME).orElse(""));
      return new PersonName(List.of(), List.of(), full.isEmpty() ? "" : full.get(full.size() - 1));
    }
    return new PersonName(given, family, String.join("", family));
  }

  /** Whether both have a given name and nothing explains that the two differ. */
  boolean conflictsWith(PersonName other) {
    return !given.isEmpty()
        && !other.given.isEmpty()
        && !sharesGivenName(other)
        && !isSwapOf(other);
  }

  /** Whether nothing is known by which to tell whose record it is. */
  boolean isMissing() {
    return given.isEmpty() && familyWords.isEmpty();
  }

  /** Whether both have a family name and nothing in the names explains that the two differ. */
  boolean hasOtherFamilyThan(PersonName other) {
    return !FamilyNames.alike(familyWords, other.familyWords) && !isSwapOf(other);
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

  /** Names are prepared for every record of every batch, so plain ASCII goes without patterns. */
  static List<String> words(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    String plain = isAscii(text) ? text : MARKS.matcher(decomposed(text)).replaceAll("");
    String lower = plain.toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>(2);
    int start = 0;
    while (start < lower.length()) {
      int end = start;
      while (end < lower.length() && Character.isLetter(lower.codePointAt(end))) {
        end += Character.charCount(lower.codePointAt(end));
      }
      if (end > start) {
        words.add(lower.substring(start, end));
      }
      start = end < lower.length() ? end + Character.charCount(lower.codePointAt(end)) : end;
    }
    return List.copyOf(words);
  }

  private static String decomposed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD);
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }
}
