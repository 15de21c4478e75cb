package io.selfsame.identity;

import static io.selfsame.identity.Records.envelope;
import static io.selfsame.identity.Records.keys;
import static io.selfsame.identity.Records.struct;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.selfsame.contract.ComparisonAttribute;
import io.selfsame.contract.IdentityEnvelope;
import io.selfsame.contract.PersonAttribute;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a record is compared by beside its keys, and what of it is still shown. */
class ComparisonFormsTest {
  private static final String MAPPING =
      """
      {"salesforce": {"Contact": {"attributes": {"national_id": "Ssn__c", "unit": "Unit__c",
        "birth_place": "Born__c", "organization": "Company__c"},
        "keys": {"Ssn__c": "national_id"}}}}""";

  private static IdentityEnvelope contact(Map<String, ?> fields) {
    return envelope(struct("salesforce", "Contact", "1", fields), Map.of("mapping", MAPPING));
  }

  @Test
  void everyPartOfAPersonIsReducedToWhatItsSpellingsShare() {
    IdentityEnvelope envelope =
        contact(
            Map.ofEntries(
                Map.entry("FirstName", "Dr. Jürgen"),
                Map.entry("LastName", "O'Hara Jr."),
                Map.entry("Email", "J.Ohara+news@gmail.com"),
                Map.entry("Phone", "(212) 556-0123"),
                Map.entry("MailingStreet", "12 North Main Street, Apt 4B"),
                Map.entry("MailingCity", "St. Louis"),
                Map.entry("MailingState", "Missouri"),
                Map.entry("MailingPostalCode", "63101-1234"),
                Map.entry("MailingCountry", "United States"),
                Map.entry("Birthdate", "3/4/1980"),
                Map.entry("Ssn__c", "123-45-6788"),
                Map.entry("Born__c", "Zürich"),
                Map.entry("Company__c", "Acme, Inc.")));

    assertEquals(
        Map.ofEntries(
            Map.entry(ComparisonAttribute.GIVEN_NAME, "jurgen"),
            Map.entry(ComparisonAttribute.FAMILY_NAME, "ohara"),
            Map.entry(ComparisonAttribute.NAME_SUFFIX, "jr"),
            Map.entry(ComparisonAttribute.EMAIL_LOCAL, "johara"),
            Map.entry(ComparisonAttribute.EMAIL_DOMAIN, "gmail.com"),
            Map.entry(ComparisonAttribute.PHONE_NATIONAL, "2125560123"),
            Map.entry(ComparisonAttribute.STREET_NUMBER, "12"),
            Map.entry(ComparisonAttribute.STREET_NAME, "n main st"),
            Map.entry(ComparisonAttribute.UNIT, "4b"),
            Map.entry(ComparisonAttribute.CITY, "st louis"),
            Map.entry(ComparisonAttribute.REGION, "mo"),
            Map.entry(ComparisonAttribute.POSTAL_CODE, "63101"),
            Map.entry(ComparisonAttribute.POSTAL_PREFIX, "631"),
            Map.entry(ComparisonAttribute.COUNTRY, "us"),
            Map.entry(ComparisonAttribute.DATE_OF_BIRTH, "1980-03-04"),
            Map.entry(ComparisonAttribute.DATE_OF_BIRTH_OR, "1980-04-03"),
            Map.entry(ComparisonAttribute.NATIONAL_ID, "123456788"),
            Map.entry(ComparisonAttribute.BIRTH_PLACE, "zurich"),
            Map.entry(ComparisonAttribute.ORGANIZATION, "acme"),
            Map.entry(ComparisonAttribute.LEGAL_FORM, "inc")),
        envelope.compare());
    assertEquals("Jürgen", envelope.person().get(PersonAttribute.GIVEN_NAME));
    assertEquals("O'Hara", envelope.person().get(PersonAttribute.FAMILY_NAME));
    assertEquals("Jr", envelope.person().get(PersonAttribute.NAME_SUFFIX));
    assertEquals("Dr. Jürgen O'Hara Jr.", envelope.person().get(PersonAttribute.FULL_NAME));
    assertEquals("12 North Main Street, Apt 4B", envelope.person().get(PersonAttribute.STREET));
    assertEquals(
        List.of("email=johara@gmail.com", "national_id=123456788", "phone=+12125560123"),
        keys(envelope).stream().filter(key -> !key.startsWith("salesforce")).toList());
  }

  @Test
  void aWholeNameInTheFieldOfAPartIsTakenApart() {
    assertEquals("Jane", given(Map.of("LastName", "Jane Roe")));
    assertEquals("Jane", given(Map.of("LastName", "Roe, Jane")));
    assertEquals("Jane", given(Map.of("FirstName", "Roe, Jane")));
    assertEquals("", given(Map.of("LastName", "van Beethoven")));
    assertEquals("Mary Ann", given(Map.of("FirstName", "Mary Ann")));
  }

  @Test
  void anAddressInOneLineFillsWhatIsMissing() {
    IdentityEnvelope envelope =
        contact(Map.of("MailingStreet", "12 Main St, Springfield, IL 62704, USA"));

    assertEquals("Springfield", envelope.person().get(PersonAttribute.CITY));
    assertEquals("IL", envelope.person().get(PersonAttribute.REGION));
    assertEquals("62704", envelope.person().get(PersonAttribute.POSTAL_CODE));
    assertEquals("US", envelope.person().get(PersonAttribute.COUNTRY));
    assertEquals("main st", envelope.compare().get(ComparisonAttribute.STREET_NAME));
  }

  @Test
  void whatIsEnteredForWantOfAValueIsAbsent() {
    IdentityEnvelope envelope =
        contact(
            Map.of(
                "FirstName", "n/a", "LastName", "Unknown", "MailingCity", "none", "Title", "N/A"));

    assertEquals(Map.of(), envelope.person());
    assertEquals(Map.of(), envelope.compare());
  }

  @Test
  void severalAddressesAndNumbersInOneFieldAreAllKeys() {
    IdentityEnvelope envelope =
        contact(
            Map.of(
                "Email", "jane@acme.io; jane.roe@acme.io",
                "Phone", "(212) 556-0123 or 212 556 0124"));

    assertEquals(
        List.of(
            "email=jane.roe@acme.io",
            "email=jane@acme.io",
            "phone=+12125560123",
            "phone=+12125560124"),
        keys(envelope));
  }

  @Test
  void namesInSeveralScriptsAreBlockedTogether() {
    IdentityEnvelope cyrillic = contact(Map.of("FirstName", "Иван", "LastName", "Иванов"));
    IdentityEnvelope latin = contact(Map.of("FirstName", "Ivan", "LastName", "Ivanov"));
    IdentityEnvelope swapped = contact(Map.of("FirstName", "Ivanov", "LastName", "Ivan"));

    assertEquals(cyrillic.blocking(), latin.blocking());
    assertFalse(latin.blocking().stream().filter(swapped.blocking()::contains).toList().isEmpty());
  }

  private static String given(Map<String, String> fields) {
    return contact(fields).person().getOrDefault(PersonAttribute.GIVEN_NAME, "");
  }
}
