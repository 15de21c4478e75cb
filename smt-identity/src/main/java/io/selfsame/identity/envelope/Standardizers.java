package io.selfsame.identity.envelope;

import io.selfsame.contract.PersonAttribute;
import io.selfsame.identity.mapping.KeyForm;
import io.selfsame.identity.standardize.CountryStandardizer;
import io.selfsame.identity.standardize.DateOrder;
import io.selfsame.identity.standardize.DateStandardizer;
import io.selfsame.identity.standardize.EmailStandardizer;
import io.selfsame.identity.standardize.EnteredIdStandardizer;
import io.selfsame.identity.standardize.IssuedIdStandardizer;
import io.selfsame.identity.standardize.NameStandardizer;
import io.selfsame.identity.standardize.OneLineAddress;
import io.selfsame.identity.standardize.OrganizationStandardizer;
import io.selfsame.identity.standardize.PhoneStandardizer;
import io.selfsame.identity.standardize.PlaceholderKind;
import io.selfsame.identity.standardize.Placeholders;
import io.selfsame.identity.standardize.PostalCodeStandardizer;
import io.selfsame.identity.standardize.RegionStandardizer;
import io.selfsame.identity.standardize.SalesforceIdStandardizer;
import io.selfsame.identity.standardize.Standardized;
import io.selfsame.identity.standardize.StreetParser;
import io.selfsame.identity.standardize.StreetStandardizer;
import io.selfsame.identity.standardize.TextStandardizer;
import io.selfsame.identity.standardize.TypedIdStandardizer;

/** The standardizer of every attribute and of every form of key. Confined to one thread. */
public final class Standardizers {
  private final Placeholders placeholders;
  private final Memo<Standardized> emails;
  private final Memo<Standardized> phones;
  private final Memo<Standardized> countries;
  private final DateStandardizer date;
  private final IssuedIdStandardizer issuedId = new IssuedIdStandardizer();
  private final EnteredIdStandardizer enteredId;
  private final TypedIdStandardizer typedId;
  private final NameStandardizer name;
  private final PostalCodeStandardizer postalCode = new PostalCodeStandardizer();
  private final RegionStandardizer region = new RegionStandardizer();
  private final OrganizationStandardizer organization;
  private final StreetStandardizer street = new StreetStandardizer();
  private final StreetParser streetParser = new StreetParser();
  private final OneLineAddress.Parser oneLine;
  private final SalesforceIdStandardizer salesforceId = new SalesforceIdStandardizer();
  private final TextStandardizer text = new TextStandardizer();

  public Standardizers(Placeholders placeholders) {
    this(placeholders, DateOrder.REGION);
  }

  /**
   * Prepares all standardizers.
   *
   * @param order how dates are read of which day and month may be in either order
   */
  public Standardizers(Placeholders placeholders, DateOrder order) {
    this.placeholders = placeholders;
    EmailStandardizer email = new EmailStandardizer(placeholders);
    PhoneStandardizer phone = new PhoneStandardizer(placeholders);
    CountryStandardizer country = new CountryStandardizer();
    emails = new Memo<>((raw, nothing) -> email.standardize(raw));
    phones = new Memo<>(phone::standardize);
    countries = new Memo<>((raw, nothing) -> country.standardize(raw));
    oneLine = new OneLineAddress.Parser(country, region);
    date = new DateStandardizer(placeholders, order);
    enteredId = new EnteredIdStandardizer(placeholders);
    typedId = new TypedIdStandardizer(placeholders);
    name = new NameStandardizer(placeholders);
    organization = new OrganizationStandardizer(placeholders);
  }

  NameStandardizer name() {
    return name;
  }

  DateStandardizer date() {
    return date;
  }

  StreetParser street() {
    return streetParser;
  }

  OneLineAddress.Parser oneLine() {
    return oneLine;
  }

  OrganizationStandardizer organization() {
    return organization;
  }

  PostalCodeStandardizer postalCode() {
    return postalCode;
  }

  RegionStandardizer region() {
    return region;
  }

  /** Whether a text, in whatever field, is what is entered when there is nothing to enter. */
  boolean isPlaceholder(String raw) {
    return placeholders.contains(PlaceholderKind.TEXT, raw);
  }

  Standardized attribute(PersonAttribute attribute, String raw, String country) {
    return switch (attribute) {
      case EMAIL -> emails.of(raw, "");
      case PHONE -> phones.of(raw, country);
      case GIVEN_NAME, MIDDLE_NAME, FAMILY_NAME, FULL_NAME, CITY, BIRTH_PLACE ->
          name.standardize(raw);
      case NAME_SUFFIX -> name.suffix(raw);
      case STREET, UNIT -> street.standardize(raw);
      case POSTAL_CODE -> postalCode.standardize(raw, country);
      case COUNTRY -> countries.of(raw, "");
      case REGION -> region.standardize(raw, country);
      case DATE_OF_BIRTH -> date.standardize(raw, country);
      case NATIONAL_ID, PASSPORT, DRIVERS_LICENSE, ACCOUNT_ID -> typedId.standardize(raw);
      case ORGANIZATION -> organization.standardize(raw);
      case GENDER, JOB_TITLE, OCCUPATION, LANGUAGE, TIME_ZONE -> text.standardize(raw);
    };
  }

  Standardized key(KeyForm form, String raw, String country) {
    return switch (form) {
      case EMAIL -> emails.of(raw, "");
      case PHONE -> phones.of(raw, country);
      case SALESFORCE_ID -> salesforceId.standardize(raw);
      case ISSUED_ID -> issuedId.standardize(raw);
      case ENTERED_ID -> enteredId.standardize(raw);
      case TYPED_ID -> typedId.standardize(raw);
    };
  }
}
