package io.selfsame.resolution;

/**
 * The phonetic code of a record's family name: by these, distinct people who share a key are
 * counted, so that spelling variants of one person do not make a hub.
 */
public final class FamilyNameCode {
  private FamilyNameCode() {}

  /** The code, empty for a record without a family name (it counts for nobody). */
  public static String of(LiveRecord record) {
    return PhoneticCode.of(PersonName.of(record).family());
  }
}
