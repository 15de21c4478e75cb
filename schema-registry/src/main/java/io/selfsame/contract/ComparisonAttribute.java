package io.selfsame.contract;

import java.util.Locale;
import java.util.Optional;

/**
 * What records are compared by beside their keys: forms of the canonical attributes in which two
 * spellings of one thing are equal or close. All are lower case letters and digits of the Latin
 * script as far as the attribute could be transliterated, words apart by single spaces; never for
 * display.
 */
public enum ComparisonAttribute {
  GIVEN_NAME,
  MIDDLE_NAME,
  /** With its particles, in the order in which they stand: {@code van der berg}. */
  FAMILY_NAME,
  /** {@code jr}, {@code sr}, {@code ii}, {@code iii}, {@code iv}. */
  NAME_SUFFIX,
  /** What stands before the @ in the match key of the e-mail address. */
  EMAIL_LOCAL,
  EMAIL_DOMAIN,
  /** The number within its country, digits only. */
  PHONE_NATIONAL,
  /** {@code 12}, {@code 12a}, {@code 12-14}. */
  STREET_NUMBER,
  /** Without number and unit, types and directions spelled one way: {@code n main st}. */
  STREET_NAME,
  /** Number or letter of the unit without its kind: {@code 4b}. */
  UNIT,
  PO_BOX,
  CITY,
  /** The ISO 3166-2 part after the country where it is known: {@code oh}. */
  REGION,
  /** Without separators; of a US code the first five digits. */
  POSTAL_CODE,
  /** The part that names the region of delivery: the first three characters of most codes. */
  POSTAL_PREFIX,
  COUNTRY,
  /** ISO 8601; absent where the date could not be read for certain. */
  DATE_OF_BIRTH,
  /** The other reading, ISO 8601, of a date whose day and month may be in either order. */
  DATE_OF_BIRTH_OR,
  /** Without its legal form. */
  ORGANIZATION,
  /** {@code inc}, {@code gmbh} and the like, spelled one way. */
  LEGAL_FORM,
  NATIONAL_ID,
  PASSPORT,
  DRIVERS_LICENSE,
  ACCOUNT_ID,
  BIRTH_PLACE,
  OCCUPATION;

  private final String fieldName = name().toLowerCase(Locale.ROOT);

  public String fieldName() {
    return fieldName;
  }

  public static Optional<ComparisonAttribute> ofField(String fieldName) {
    for (ComparisonAttribute attribute : values()) {
      if (attribute.fieldName.equals(fieldName)) {
        return Optional.of(attribute);
      }
    }
    return Optional.empty();
  }
}
