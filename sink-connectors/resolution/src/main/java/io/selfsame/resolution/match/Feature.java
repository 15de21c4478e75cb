package io.selfsame.resolution.match;

import java.util.List;
import java.util.Locale;

/**
 * What is compared of two records, with the levels a comparison can come to, best first. The order
 * of features and levels is part of stored edges: extend it, do not change it.
 */
public enum Feature {
  GIVEN_NAME("exact", "nickname", "initial", "close", "weak", "else", "swapped"),
  FAMILY_NAME("exact", "close", "weak", "part", "else"),
  MIDDLE_NAME("exact", "initial", "else"),
  EMAIL("exact", "same_local_part", "close", "else"),
  EMAIL_AND_NAME("named", "partly", "else"),
  PHONE("exact", "close", "else"),
  DATE_OF_BIRTH("exact", "swapped", "one_slip", "two_parts", "year", "near", "else"),
  STREET("exact", "close", "name_only", "number_only", "else"),
  LOCALITY("exact", "close", "else"),
  POSTAL_CODE("exact", "close", "else"),
  CITY("exact", "close", "else"),
  REGION("exact", "else"),
  NATIONAL_ID("exact", "close", "else"),
  DOCUMENT("exact", "close", "else"),
  ORGANIZATION("exact", "close", "overlap", "else"),
  BIRTH_PLACE("exact", "close", "else"),
  OCCUPATION("exact", "close", "else"),
  GENDER("exact", "else");

  private final List<String> levels;

  Feature(String... levels) {
    this.levels = List.of(levels);
  }

  /** The names of the levels, the last but for swapped names being that nothing agrees. */
  public List<String> levels() {
    return levels;
  }

  /** The name of the feature in a rules document. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The position of a level. */
  int level(String id) {
    return levels.indexOf(id);
  }
}
