package io.selfsame.resolution.match;

import java.util.List;
import java.util.Locale;

/**
 * What is compared of two records, with the levels a comparison can come to, best first. The order
 * of features and levels is part of stored edges: extend it, do not change it.
 */
public enum Feature {
  GIVEN_NAME(0, "exact", "nickname", "initial", "close", "weak", "else", "swapped"),
  FAMILY_NAME(1, "exact", "close", "weak", "part", "else"),
  MIDDLE_NAME(2, "exact", "initial", "else"),
  EMAIL(3, "exact", "same_local_part", "close", "else"),
  EMAIL_AND_NAME(4, "named", "partly", "else"),
  PHONE(5, "exact", "close", "else"),
  DATE_OF_BIRTH(6, "exact", "swapped", "one_slip", "two_parts", "year", "near", "else"),
  STREET(7, "exact", "close", "name_only", "number_only", "else"),
  LOCALITY(8, "exact", "close", "else"),
  POSTAL_CODE(9, "exact", "close", "else"),
  CITY(10, "exact", "close", "else"),
  REGION(11, "exact", "else"),
  NATIONAL_ID(12, "exact", "close", "else"),
  DOCUMENT(13, "exact", "close", "else"),
  ORGANIZATION(14, "exact", "close", "overlap", "else"),
  BIRTH_PLACE(15, "exact", "close", "else"),
  OCCUPATION(16, "exact", "close", "else"),
  GENDER(17, "exact", "else");

  private final int position;
  private final List<String> levels;

  Feature(int position, String... levels) {
    this.position = position;
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

  /** Where the feature's level is in packed levels: part of stored edges. */
  int position() {
    return position;
  }

  /** The position of a level. */
  int level(String id) {
    return levels.indexOf(id);
  }
}
