package io.selfsame.identity.envelope;

import io.selfsame.contract.PersonAttribute;
import io.selfsame.identity.mapping.KeyForm;
import io.selfsame.identity.standardize.CountryStandardizer;
import io.selfsame.identity.standardize.DateStandardizer;
import io.selfsame.identity.standardize.EmailStandardizer;
import io.selfsame.identity.standardize.EnteredIdStandardizer;
import io.selfsame.identity.standardize.IssuedIdStandardizer;
import io.selfsame.identity.standardize.NameStandardizer;
import io.selfsame.identity.standardize.PhoneStandardizer;
import io.selfsame.identity.standardize.Placeholders;
import io.selfsame.identity.standardize.PostalCodeStandardizer;
import io.selfsame.identity.standardize.SalesforceIdStandardizer;
import io.selfsame.identity.standardize.Standardized;
import io.selfsame.identity.standardize.Standardizer;
import io.selfsame.identity.standardize.StreetStandardizer;
import io.selfsame.identity.standardize.TextStandardizer;

/** The standardizer of every attribute and of every form of key. Immutable. */
public final class Standardizers {
  private final EmailStandardizer email;
  private final PhoneStandardizer phone;
  private final DateStandardizer date;
  private final IssuedIdStandardizer issuedId = new IssuedIdStandardizer();
  private final EnteredIdStandardizer enteredId;
  private final NameStandardizer name = new NameStandardizer();
  private final CountryStandardizer country = new CountryStandardizer();
  private final PostalCodeStandardizer postalCode = new PostalCodeStandardizer();
  private final StreetStandardizer street = new StreetStandardizer();
  private final SalesforceIdStandardizer salesforceId = new SalesforceIdStandardizer();
  private final TextStandardizer text = new TextStandardizer();

  public Standardizers(Placeholders placeholders) {
    email = new EmailStandardizer(placeholders);
    phone = new PhoneStandardizer(placeholders);
    date = new DateStandardizer(placeholders);
    enteredId = new EnteredIdStandardizer(placeholders);
  }

  NameStandardizer name() {
    return name;
  }

  Standardized attribute(PersonAttribute attribute, String raw, String region) {
    return ofAttribute(attribute, region).standardize(raw);
  }

  Standardized key(KeyForm form, String raw, String region) {
    return switch (form) {
      case EMAIL -> email.standardize(raw);
      case PHONE -> phone.standardize(raw, region);
      case SALESFORCE_ID -> salesforceId.standardize(raw);
      case ISSUED_ID -> issuedId.standardize(raw);
      case ENTERED_ID -> enteredId.standardize(raw);
    };
  }

  private Standardizer ofAttribute(PersonAttribute attribute, String region) {
    return switch (attribute) {
      case EMAIL -> email;
      case PHONE -> raw -> phone.standardize(raw, region);
      case GIVEN_NAME, MIDDLE_NAME, FAMILY_NAME, FULL_NAME, CITY, BIRTH_PLACE -> name;
      case NAME_SUFFIX -> name::suffix;
      case STREET, UNIT -> street;
      case POSTAL_CODE -> postalCode;
      case COUNTRY -> country;
      case DATE_OF_BIRTH -> date;
      case NATIONAL_ID, PASSPORT, DRIVERS_LICENSE, ACCOUNT_ID -> enteredId;
      case REGION, GENDER, ORGANIZATION, JOB_TITLE, OCCUPATION, LANGUAGE, TIME_ZONE -> text;
    };
  }
}
