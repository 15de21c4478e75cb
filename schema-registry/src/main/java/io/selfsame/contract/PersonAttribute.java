package io.selfsame.contract;

import java.util.Locale;
import java.util.Optional;

/**
 * The canonical attributes of a person (or organization) for display and survivorship; all are text
 * on the wire.
 */
public enum PersonAttribute {
  GIVEN_NAME,
  MIDDLE_NAME,
  FAMILY_NAME,
  NAME_SUFFIX,
  FULL_NAME,
  EMAIL,
  /** E.164 where it could be standardized, else as the vendor wrote it. */
  PHONE,
  STREET,
  UNIT,
  CITY,
  REGION,
  POSTAL_CODE,
  /** ISO 3166-1 alpha-2 where it could be standardized. */
  COUNTRY,
  /** ISO 8601 date where it could be standardized. */
  DATE_OF_BIRTH,
  GENDER,
  ORGANIZATION,
  JOB_TITLE,
  LANGUAGE,
  TIME_ZONE,
  /** A number the person's state gave, such as a US social security number; typed by people. */
  NATIONAL_ID,
  PASSPORT,
  DRIVERS_LICENSE,
  /** The person's number in a system that is not the record's own; typed by people. */
  ACCOUNT_ID,
  BIRTH_PLACE,
  OCCUPATION;

  private final String fieldName = name().toLowerCase(Locale.ROOT);

  public String fieldName() {
    return fieldName;
  }

  public static Optional<PersonAttribute> ofField(String fieldName) {
    for (PersonAttribute attribute : values()) {
      if (attribute.fieldName.equals(fieldName)) {
        return Optional.of(attribute);
      }
    }
    return Optional.empty();
  }
}
