package io.selfsame.identity;

import static io.selfsame.identity.Records.envelope;
import static io.selfsame.identity.Records.keys;
import static io.selfsame.identity.Records.struct;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.contract.ConsentStatement;
import io.selfsame.contract.ConsentStatus;
import io.selfsame.contract.EntityType;
import io.selfsame.contract.IdentityEnvelope;
import io.selfsame.contract.PersonAttribute;
import io.selfsame.contract.RecordReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuiltInMappingsTest {
  private static final String CONTACT_ID = "0035e00000AbCdEAAV";

  @Test
  void aContactIsAPersonWithEmailPhoneAndItsOwnId() {
    IdentityEnvelope contact = envelope(contact(Map.of()));

    assertEquals(new RecordReference("salesforce", "Contact", "0035e00000AbCdE"), contact.record());
    assertEquals(EntityType.PERSON, contact.entity());
    assertEquals(Records.CREATED, contact.createdAt().orElseThrow());
    assertEquals(Records.CHANGED, contact.changedAt().orElseThrow());
    assertEquals(
        List.of("email=jane.roe@acme.io", "phone=+14155552671", "salesforce_id=" + CONTACT_ID),
        keys(contact));
    assertEquals("Jane", contact.person().get(PersonAttribute.GIVEN_NAME));
    assertEquals("Jane Roe", contact.person().get(PersonAttribute.FULL_NAME));
    assertEquals("+14155552671", contact.person().get(PersonAttribute.PHONE));
    assertEquals("US", contact.person().get(PersonAttribute.COUNTRY));
    assertEquals("1980-02-03", contact.person().get(PersonAttribute.DATE_OF_BIRTH));
  }

  @Test
  void anOptOutInTheCrmDeniesAndItsDefaultIsUnknown() {
    assertEquals(
        Map.of("marketing_email", ConsentStatus.DENIED, "marketing_phone", ConsentStatus.UNKNOWN),
        consents(envelope(contact(Map.of("HasOptedOutOfEmail", true, "DoNotCall", false)))));
  }

  @Test
  void aConsentFieldThatIsAbsentOrNullSaysNothing() {
    assertEquals(Map.of(), consents(envelope(contact(Map.of()))));
    assertEquals(Map.of(), consents(envelope(contact(Map.of("HasOptedOutOfEmail", Records.NULL)))));
  }

  @Test
  void aConsentStatementTellsItsFieldItsLiteralAndTheTimeOfTheRecord() {
    ConsentStatement said = envelope(contact(Map.of("HasOptedOutOfEmail", true))).consents().get(0);

    assertEquals("HasOptedOutOfEmail=true", said.evidence());
    assertEquals(Records.CHANGED, said.at().orElseThrow());
  }

  @Test
  void aConvertedLeadSharesTheKeyOfItsContact() {
    IdentityEnvelope lead =
        envelope(
            struct(
                "salesforce",
                "Lead",
                "00Q5e00000XyZab",
                Map.of(
                    "Id", "00Q5e00000XyZab",
                    "LastName", "Roe",
                    "Company", "Acme",
                    "IsConverted", true,
                    "ConvertedContactId", "0035e00000AbCdE")));

    assertTrue(keys(lead).contains("salesforce_id=" + CONTACT_ID));
    assertEquals(2, lead.keys().size());
    assertEquals("Acme", lead.person().get(PersonAttribute.ORGANIZATION));
  }

  @Test
  void anIndividualIsThePersonOfItsContactsAndItsRefusalsCount() {
    IdentityEnvelope individual =
        envelope(
            struct(
                "salesforce",
                "Individual",
                "0PK5e00000AbCdE",
                Map.of(
                    "Id", "0PK5e00000AbCdE",
                    "LastName", "Roe",
                    "HasOptedOutSolicit", true,
                    "HasOptedOutProfiling", false,
                    "HasOptedOutTracking", true)));
    IdentityEnvelope contact = envelope(contact(Map.of("IndividualId", "0PK5e00000AbCdE")));

    String key = keys(individual).get(0);
    assertTrue(key.startsWith("salesforce_individual=0PK5e00000AbCdE"));
    assertTrue(keys(contact).contains(key));
    for (String purpose :
        List.of("marketing_email", "marketing_sms", "marketing_phone", "marketing_post")) {
      assertTrue(
          individual.consents().stream()
              .anyMatch(
                  said -> said.purpose().equals(purpose) && said.status() == ConsentStatus.DENIED));
    }
    assertTrue(
        individual.consents().stream()
            .anyMatch(
                said ->
                    said.purpose().equals("profiling") && said.status() == ConsentStatus.DENIED));
  }

  @ParameterizedTest
  @CsvSource({
    "Email,OptOut,marketing_email,DENIED",
    "Email,OptIn,marketing_email,UNKNOWN",
    "MailingAddress,OptOut,marketing_post,DENIED",
    "Email,SomethingNew,marketing_email,DENIED"
  })
  void aConsentOfAChannelIsTheIndividualsOwn(
      String channel, String literal, String purpose, ConsentStatus status) {
    IdentityEnvelope consent =
        envelope(
            struct(
                "salesforce",
                "ContactPointTypeConsent",
                "0ZI5e00000AbCdE",
                Map.of(
                    "PartyId", "0PK5e00000AbCdE",
                    "ContactPointType", channel,
                    "PrivacyConsentStatus", literal)));

    assertEquals(Map.of(purpose, status), consents(consent));
    assertTrue(keys(consent).get(0).startsWith("salesforce_individual="));
  }

  @Test
  void anAccountIsAnOrganizationAndHasNoKeyOfAPerson() {
    IdentityEnvelope account = envelope(account(false));

    assertEquals(EntityType.ORGANIZATION, account.entity());
    assertEquals(
        List.of("organization_salesforce_id"),
        account.keys().stream().map(key -> key.type()).toList());
    assertEquals("Roe Ltd", account.person().get(PersonAttribute.ORGANIZATION));
  }

  @Test
  void aPersonAccountIsAPerson() {
    IdentityEnvelope account = envelope(account(true));

    assertEquals(EntityType.PERSON, account.entity());
    assertTrue(keys(account).contains("email=jane.roe@acme.io"));
    assertTrue(keys(account).stream().anyMatch(key -> key.startsWith("salesforce_id=001")));
  }

  @Test
  void aStripeCustomerIsReadFromItsJsonTexts() {
    IdentityEnvelope customer = envelope(customer("true"));

    assertEquals("Roe", customer.person().get(PersonAttribute.FAMILY_NAME));
    assertEquals("94105", customer.person().get(PersonAttribute.POSTAL_CODE));
    assertEquals("US", customer.person().get(PersonAttribute.COUNTRY));
    assertEquals(
        List.of(
            "email=jane.roe@acme.io",
            "phone=+14155552671",
            "salesforce_id=" + CONTACT_ID,
            "stripe_customer=cus_QXg1o8vcGmoR32",
            "zendesk_user=zendesk/1263531659969"),
        keys(customer));
    assertEquals(Map.of("marketing_email", ConsentStatus.GRANTED), consents(customer));
  }

  @ParameterizedTest
  @CsvSource({
    "true,GRANTED",
    "True,GRANTED",
    "1,GRANTED",
    "yes,GRANTED",
    "false,DENIED",
    "FALSE,DENIED",
    "0,DENIED",
    "no,DENIED",
    "maybe,DENIED"
  })
  void aStripeConsentFollowsTheTableOfLiterals(String literal, ConsentStatus status) {
    assertEquals(Map.of("marketing_email", status), consents(envelope(customer(literal))));
  }

  @Test
  void aLiteralThatIsNotListedIsNeverQuoted() {
    assertEquals(
        "metadata.marketing_opt_in=(not listed)",
        envelope(customer("canary7")).consents().get(0).evidence());
  }

  @Test
  void aLiteralThatIsNotListedIsNoStatementIfSoConfigured() {
    assertEquals(
        Map.of(),
        consents(envelope(customer("maybe"), Map.of("consent.unknown.literal", "unknown"))));
  }

  @ParameterizedTest
  @CsvSource({"subscriptions", "invoices", "Invoice", "subscription"})
  void whatACustomerOwnsBelongsToItByItsIdAlone(String object) {
    IdentityEnvelope owned =
        envelope(
            struct(
                "stripe-eu",
                object,
                "x_1",
                Map.of(
                    "id", "x_1",
                    "customer", "cus_QXg1o8vcGmoR32",
                    "customer_email", "old.address@acme.io",
                    "customer_name", "Someone Else")));

    assertEquals(EntityType.PERSON, owned.entity());
    assertEquals(List.of("stripe_customer=cus_QXg1o8vcGmoR32"), keys(owned));
    assertEquals(Map.of(), owned.person());
  }

  @ParameterizedTest
  @CsvSource({"opt_in,GRANTED", "opt_out,DENIED", "later,DENIED"})
  void aCheckoutSessionIsItsGuestAndSaysWhatTheyAgreedTo(String said, ConsentStatus status) {
    IdentityEnvelope guest =
        envelope(session("{\"promotions\":\"" + said + "\",\"terms_of_service\":\"accepted\"}"));

    assertEquals(List.of("email=jane.roe@acme.io"), keys(guest));
    assertEquals(Map.of("marketing_email", status), consents(guest));
  }

  @Test
  void aCheckoutSessionThatDidNotAskGrantsNothing() {
    assertFalse(
        consents(envelope(session("{\"promotions\":null,\"terms_of_service\":null}")))
            .containsValue(ConsentStatus.GRANTED));
  }

  private static Struct session(String consent) {
    return struct(
        "stripe",
        "checkout/sessions",
        "cs_1",
        Map.of(
            "id", "cs_1",
            "customer_details", "{\"email\":\"Jane.Roe@acme.io\",\"name\":\"Jane Roe\"}",
            "consent", consent));
  }

  @Test
  void anExpandedCustomerIsItsOwnerToo() {
    assertEquals(
        List.of("stripe_customer=cus_9"),
        keys(
            envelope(
                struct(
                    "stripe",
                    "invoices",
                    "in_1",
                    Map.of("customer", "{\"id\":\"cus_9\",\"email\":\"x@acme.io\"}")))));
  }

  @ParameterizedTest
  @CsvSource({
    "0035e00000AbCdE,salesforce_id=0035e00000AbCdEAAV",
    "cus_QXg1o8vcGmoR32,stripe_customer=cus_QXg1o8vcGmoR32",
    "member-4711,external_id=member-4711"
  })
  void theExternalIdOfAZendeskUserNamesARecordElsewhere(String externalId, String key) {
    IdentityEnvelope user = envelope(user(Map.of("external_id", externalId)));

    assertTrue(keys(user).contains(key), () -> keys(user).toString());
    assertTrue(keys(user).contains("zendesk_user=zendesk/1263531659969"));
    assertTrue(keys(user).contains("email=jane.roe@acme.io"));
  }

  @Test
  void anOptOutInZendeskIsReadFromTheUserFieldAndNotFromSuspension() {
    assertEquals(
        Map.of("marketing_email", ConsentStatus.DENIED),
        consents(envelope(user(Map.of("user_fields", "{\"email_opt_out\":true}")))));
    assertEquals(
        Map.of("marketing_email", ConsentStatus.UNKNOWN),
        consents(envelope(user(Map.of("user_fields", "{\"email_opt_out\":false}")))));
    assertEquals(
        Map.of(),
        consents(envelope(user(Map.of("user_fields", "{\"plan\":\"gold\"}", "suspended", true)))));
  }

  @Test
  void aSharedPhoneNumberIsShownButNoKey() {
    IdentityEnvelope user =
        envelope(user(Map.of("phone", "(415) 555-2671", "shared_phone_number", true)));

    assertEquals("+14155552671", user.person().get(PersonAttribute.PHONE));
    assertTrue(keys(user).stream().noneMatch(key -> key.startsWith("phone=")));
  }

  @Test
  @DisplayName("ZD-16 verified further addresses are keys, unverified ones never by default")
  void zd16VerifiedIdentitiesAreKeysAndUnverifiedOnesAreNot() {
    IdentityEnvelope user =
        envelope(
            user(
                Map.of(
                    "identities",
                    "["
                        + identity("email", "jane.roe@acme.io", true)
                        + ","
                        + identity("email", "jane@home.example", true)
                        + ","
                        + identity("email", "stranger@evil.example", false)
                        + ","
                        + identity("phone_number", "+1 415 555 2671", true)
                        + ","
                        + identity("phone_number", "+1 415 555 0000", false)
                        + ","
                        + identity("twitter", "jane_roe", true)
                        + "]")));

    assertEquals(
        List.of(
            "email=jane.roe@acme.io",
            "email=jane@home.example",
            "phone=+14155552671",
            "zendesk_user=zendesk/1263531659969"),
        keys(user));
    assertEquals(4, user.keys().size(), "the primary address is in the list too, but one key");
  }

  @Test
  void aMappingCanTakeUnverifiedAddressesAsKeysTooWhenTheUserSaysSo() {
    String mapping =
        "{\"zendesk\":{\"users\":{\"keys\":{\"identities\":"
            + "{\"type\":\"email\",\"item\":\"value\",\"when\":{\"type\":\"email\"}}}}}}";

    IdentityEnvelope user =
        envelope(
            user(Map.of("identities", "[" + identity("email", "j@home.example", false) + "]")),
            Map.of("mapping", mapping));

    assertTrue(keys(user).contains("email=j@home.example"));
  }

  @Test
  void idsOfTwoZendeskAccountsNeverMeet() {
    assertEquals(
        List.of("zendesk_user=zendesk-emea/7"),
        keys(envelope(struct("zendesk-emea", "tickets", "9", Map.of("requester_id", 7L)))));
  }

  @Test
  void aZendeskOrganizationIsAnOrganization() {
    IdentityEnvelope organization =
        envelope(
            struct(
                "zendesk",
                "organizations",
                "42",
                Map.of("id", 42L, "name", "Acme", "external_id", "0015e00000AbCdE")));

    assertEquals(EntityType.ORGANIZATION, organization.entity());
    assertEquals(
        List.of(
            "organization_salesforce_id=0015e00000AbCdEAAV", "organization_zendesk_id=zendesk/42"),
        keys(organization));
  }

  private static Struct contact(Map<String, ?> more) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("Id", "0035e00000AbCdE");
    fields.put("FirstName", "JANE");
    fields.put("LastName", "Roe");
    fields.put("Email", " Jane.Roe@ACME.io ");
    fields.put("Phone", "(415) 555-2671");
    fields.put("MailingCountry", "United States");
    fields.put("Birthdate", "1980-02-03");
    fields.putAll(more);
    return struct("salesforce", "Contact", "0035e00000AbCdE", fields);
  }

  private static Struct account(boolean person) {
    return struct(
        "salesforce",
        "Account",
        "0015e00000AbCdE",
        Map.of(
            "Id", "0015e00000AbCdE",
            "Name", "Roe Ltd",
            "Phone", "(415) 555-2671",
            "IsPersonAccount", person,
            "PersonEmail", "jane.roe@acme.io"));
  }

  private static Struct customer(String optIn) {
    return struct(
        "stripe",
        "customers",
        "cus_QXg1o8vcGmoR32",
        Map.of(
            "id", "cus_QXg1o8vcGmoR32",
            "name", "Roe, Jane",
            "email", "Jane.Roe@acme.io",
            "phone", "4155552671",
            "address",
                "{\"city\":\"SF\",\"country\":\"US\",\"line1\":\"1 Main St\",\"line2\":null,\"postal_code\":\"94105\",\"state\":\"CA\"}",
            "metadata",
                "{\"salesforce_contact_id\":\"0035e00000AbCdE\",\"zendesk_user_id\":\"1263531659969\",\"marketing_opt_in\":\""
                    + optIn
                    + "\"}"));
  }

  private static Struct user(Map<String, ?> more) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("id", 1263531659969L);
    fields.put("name", "Jane Roe");
    fields.put("email", "jane.roe@acme.io");
    fields.putAll(more);
    return struct("zendesk", "users", "1263531659969", fields);
  }

  private static String identity(String type, String value, boolean verified) {
    return "{\"id\":1,\"type\":\""
        + type
        + "\",\"value\":\""
        + value
        + "\",\"verified\":"
        + verified
        + "}";
  }

  private static Map<String, ConsentStatus> consents(IdentityEnvelope envelope) {
    return envelope.consents().stream()
        .collect(Collectors.toMap(ConsentStatement::purpose, ConsentStatement::status));
  }
}
