package io.selfsame.identity.envelope;

import io.selfsame.contract.ComparisonAttribute;
import io.selfsame.contract.EntityType;
import io.selfsame.contract.PersonAttribute;
import io.selfsame.identity.standardize.CallingCodes;
import io.selfsame.identity.standardize.LatinFold;
import io.selfsame.identity.standardize.OneLineAddress;
import io.selfsame.identity.standardize.OrganizationName;
import io.selfsame.identity.standardize.StreetParts;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes the forms to compare by of a record's canonical attributes. Confined to one thread. */
final class ComparisonForms {
  private final Standardizers standardizers;

  ComparisonForms(Standardizers standardizers) {
    this.standardizers = standardizers;
  }

  /**
   * Makes the forms.
   *
   * @param keys of the attributes that have one
   * @param region the record's country, ISO 3166-1 alpha-2, or the default one
   * @param rawBirth the date of birth as it was written, empty for none
   */
  Map<ComparisonAttribute, String> of(
      Map<PersonAttribute, String> person,
      Map<PersonAttribute, String> keys,
      EntityType entity,
      String region,
      String rawBirth) {
    Map<ComparisonAttribute, String> forms = new EnumMap<>(ComparisonAttribute.class);
    names(forms, person);
    contacts(forms, keys);
    street(forms, person, region);
    area(forms, person, keys, region);
    birth(forms, keys, rawBirth, region);
    ids(forms, keys);
    String organization =
        person.getOrDefault(
            PersonAttribute.ORGANIZATION,
            entity == EntityType.ORGANIZATION
                ? person.getOrDefault(PersonAttribute.FULL_NAME, "")
                : "");
    if (!organization.isEmpty()) {
      OrganizationName name = standardizers.organization().parts(organization);
      put(forms, ComparisonAttribute.ORGANIZATION, name.name());
      put(forms, ComparisonAttribute.LEGAL_FORM, name.legalForm());
    }
    return forms;
  }

  private static void names(
      Map<ComparisonAttribute, String> forms, Map<PersonAttribute, String> person) {
    fold(forms, ComparisonAttribute.GIVEN_NAME, person, PersonAttribute.GIVEN_NAME);
    fold(forms, ComparisonAttribute.MIDDLE_NAME, person, PersonAttribute.MIDDLE_NAME);
    fold(forms, ComparisonAttribute.FAMILY_NAME, person, PersonAttribute.FAMILY_NAME);
    fold(forms, ComparisonAttribute.NAME_SUFFIX, person, PersonAttribute.NAME_SUFFIX);
    fold(forms, ComparisonAttribute.BIRTH_PLACE, person, PersonAttribute.BIRTH_PLACE);
    fold(forms, ComparisonAttribute.OCCUPATION, person, PersonAttribute.OCCUPATION);
  }

  private static void contacts(
      Map<ComparisonAttribute, String> forms, Map<PersonAttribute, String> keys) {
    key(keys, PersonAttribute.EMAIL)
        .ifPresent(
            mailbox -> {
              int at = mailbox.lastIndexOf('@');
              put(forms, ComparisonAttribute.EMAIL_LOCAL, LatinFold.of(mailbox.substring(0, at)));
              forms.put(ComparisonAttribute.EMAIL_DOMAIN, mailbox.substring(at + 1));
            });
    key(keys, PersonAttribute.PHONE)
        .ifPresent(
            e164 -> forms.put(ComparisonAttribute.PHONE_NATIONAL, CallingCodes.national(e164)));
  }

  private void street(
      Map<ComparisonAttribute, String> forms, Map<PersonAttribute, String> person, String region) {
    String line = person.getOrDefault(PersonAttribute.STREET, "");
    String street =
        line.indexOf(',') < 0
            ? line
            : standardizers.oneLine().parse(line, region).map(OneLineAddress::street).orElse(line);
    StreetParts parts = standardizers.street().parse(street);
    put(forms, ComparisonAttribute.STREET_NUMBER, parts.number());
    put(forms, ComparisonAttribute.STREET_NAME, parts.name());
    put(forms, ComparisonAttribute.PO_BOX, parts.box());
    String unit = person.getOrDefault(PersonAttribute.UNIT, "");
    put(
        forms,
        ComparisonAttribute.UNIT,
        unit.isEmpty() ? parts.unit() : standardizers.street().unit(unit));
  }

  private void area(
      Map<ComparisonAttribute, String> forms,
      Map<PersonAttribute, String> person,
      Map<PersonAttribute, String> keys,
      String region) {
    fold(forms, ComparisonAttribute.CITY, person, PersonAttribute.CITY);
    key(keys, PersonAttribute.COUNTRY)
        .ifPresent(code -> forms.put(ComparisonAttribute.COUNTRY, code.toLowerCase(Locale.ROOT)));
    key(keys, PersonAttribute.REGION)
        .ifPresent(code -> forms.put(ComparisonAttribute.REGION, code));
    key(keys, PersonAttribute.POSTAL_CODE)
        .ifPresent(
            code -> {
              String prefix = standardizers.postalCode().prefix(code, region);
              forms.put(ComparisonAttribute.POSTAL_CODE, code.toLowerCase(Locale.ROOT));
              forms.put(ComparisonAttribute.POSTAL_PREFIX, prefix.toLowerCase(Locale.ROOT));
            });
  }

  private void birth(
      Map<ComparisonAttribute, String> forms,
      Map<PersonAttribute, String> keys,
      String raw,
      String region) {
    key(keys, PersonAttribute.DATE_OF_BIRTH)
        .ifPresent(iso -> forms.put(ComparisonAttribute.DATE_OF_BIRTH, iso));
    if (!raw.isEmpty()) {
      standardizers
          .date()
          .otherReading(raw, region)
          .ifPresent(iso -> forms.put(ComparisonAttribute.DATE_OF_BIRTH_OR, iso));
    }
  }

  private static void ids(
      Map<ComparisonAttribute, String> forms, Map<PersonAttribute, String> keys) {
    id(forms, ComparisonAttribute.NATIONAL_ID, keys, PersonAttribute.NATIONAL_ID);
    id(forms, ComparisonAttribute.PASSPORT, keys, PersonAttribute.PASSPORT);
    id(forms, ComparisonAttribute.DRIVERS_LICENSE, keys, PersonAttribute.DRIVERS_LICENSE);
    id(forms, ComparisonAttribute.ACCOUNT_ID, keys, PersonAttribute.ACCOUNT_ID);
  }

  private static void id(
      Map<ComparisonAttribute, String> forms,
      ComparisonAttribute form,
      Map<PersonAttribute, String> keys,
      PersonAttribute attribute) {
    key(keys, attribute).ifPresent(id -> forms.put(form, id.toLowerCase(Locale.ROOT)));
  }

  private static Optional<String> key(
      Map<PersonAttribute, String> keys, PersonAttribute attribute) {
    return Optional.ofNullable(keys.get(attribute));
  }

  private static void fold(
      Map<ComparisonAttribute, String> forms,
      ComparisonAttribute form,
      Map<PersonAttribute, String> person,
      PersonAttribute attribute) {
    put(forms, form, LatinFold.of(person.getOrDefault(attribute, "")));
  }

  private static void put(
      Map<ComparisonAttribute, String> forms, ComparisonAttribute form, String value) {
    if (!value.isEmpty()) {
      forms.put(form, value);
    }
  }
}
