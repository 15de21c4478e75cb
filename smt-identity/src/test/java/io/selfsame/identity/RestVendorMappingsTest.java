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
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mappings of the vendors that the declarative connector reads. */
class RestVendorMappingsTest {
  private static final String SALESFORCE = "0035e00000AbCdE";

  @Test
  void aContactOfHubspotIsAPersonWithTheIdsOfOtherSystems() {
    IdentityEnvelope contact =
        envelope(
            hubspot(
                Map.of(
                    "firstname", "Jane",
                    "lastname", "Roe",
                    "email", "Jane.Roe@acme.io",
                    "mobilephone", "(415) 555-2671",
                    "country", "USA",
                    "state", "CA",
                    "salesforcecontactid", SALESFORCE)));

    assertEquals(EntityType.PERSON, contact.entity());
    assertEquals("Jane Roe", contact.person().get(PersonAttribute.FULL_NAME));
    assertEquals("+14155552671", contact.person().get(PersonAttribute.PHONE));
    assertTrue(keys(contact).contains("email=jane.roe@acme.io"));
    assertTrue(keys(contact).contains("phone=+14155552671"));
    assertTrue(
        keys(contact).stream().anyMatch(key -> key.startsWith("salesforce_id=" + SALESFORCE)));
    assertTrue(keys(contact).stream().anyMatch(key -> key.startsWith("hubspot_contact=")));
  }

  @ParameterizedTest
  @CsvSource({"true,DENIED", "false,UNKNOWN", "TRUE,DENIED", "'',UNKNOWN"})
  void onlyARefusalInHubspotSaysSomething(String literal, ConsentStatus status) {
    Map<String, ConsentStatus> said =
        consents(envelope(hubspot(Map.of("hs_email_optout", literal))));

    assertEquals(status, said.getOrDefault("marketing_email", ConsentStatus.UNKNOWN));
  }

  @Test
  @DisplayName("CN-01 a vendor that says nothing of consent grants nothing")
  void cn01SilenceIsNoConsent() {
    assertFalse(
        consents(envelope(hubspot(Map.of("hs_marketable_status", "true"))))
            .containsValue(ConsentStatus.GRANTED));
    assertFalse(
        consents(envelope(intercom(Map.of("unsubscribed_from_emails", false))))
            .containsValue(ConsentStatus.GRANTED));
  }

  @Test
  void aContactOfIntercomIsKnownByItsOwnAndOtherSystemsIds() {
    IdentityEnvelope contact =
        envelope(
            intercom(
                Map.of(
                    "name", "Jane Roe",
                    "email", "jane.roe@acme.io",
                    "external_id", SALESFORCE,
                    "custom_attributes", "{\"stripe_id\":\"cus_QXg1o8vcGmoR32\"}",
                    "location", "{\"country_code\":\"US\",\"city\":\"Boston\"}")));

    assertTrue(keys(contact).contains("stripe_customer=cus_QXg1o8vcGmoR32"));
    assertTrue(
        keys(contact).stream().anyMatch(key -> key.startsWith("salesforce_id=" + SALESFORCE)));
    assertTrue(keys(contact).stream().noneMatch(key -> key.startsWith("external_id=")));
    assertEquals("US", contact.person().get(PersonAttribute.COUNTRY));
  }

  @ParameterizedTest
  @CsvSource({
    "true,false,DENIED",
    "false,true,DENIED",
    "false,false,UNKNOWN",
  })
  void leavingTheMailOfIntercomOrCallingItSpamRefusesIt(
      boolean left, boolean spam, ConsentStatus status) {
    assertEquals(
        Map.of("marketing_email", status),
        consents(
            envelope(
                intercom(Map.of("unsubscribed_from_emails", left, "marked_email_as_spam", spam)))));
  }

  @ParameterizedTest
  @CsvSource({
    "subscribed,GRANTED",
    "unsubscribed,DENIED",
    "pending,PENDING",
    "cleaned,UNKNOWN",
    "transactional,UNKNOWN",
    "archived,UNKNOWN",
    "brand_new,DENIED"
  })
  void theStatusOfAMemberOfMailchimpIsItsConsent(String literal, ConsentStatus status) {
    assertEquals(
        Map.of("marketing_email", status), consents(envelope(member(Map.of("status", literal)))));
  }

  @Test
  void aMemberOfMailchimpKeepsItsContactIdWhenItsAddressChanges() {
    IdentityEnvelope member =
        envelope(
            member(
                Map.of(
                    "merge_fields",
                    "{\"FNAME\":\"Jane\",\"LNAME\":\"Roe\",\"PHONE\":\"(415) 555-2671\","
                        + "\"ADDRESS\":{\"addr1\":\"1 Main St\",\"city\":\"SF\",\"state\":\"CA\","
                        + "\"zip\":\"94105\",\"country\":\"US\"}}")));

    assertTrue(keys(member).contains("email=jane.roe@acme.io"));
    assertTrue(keys(member).contains("phone=+14155552671"));
    assertTrue(
        keys(member).stream()
            .anyMatch(key -> key.startsWith("mailchimp_contact=") && key.endsWith("c1")));
    assertEquals("Jane Roe", member.person().get(PersonAttribute.FULL_NAME));
    assertEquals("94105", member.person().get(PersonAttribute.POSTAL_CODE));
  }

  @Test
  void anEventIsItsUsersByIdAndByAddress() {
    IdentityEnvelope identify =
        envelope(
            struct(
                "segment",
                "events",
                "m-1",
                Map.of(
                    "messageId", "m-1",
                    "userId", "u-77",
                    "traits", "{\"email\":\"jane.roe@acme.io\",\"firstName\":\"Jane\"}")));
    IdentityEnvelope event =
        envelope(
            struct(
                "amplitude",
                "events",
                "e-1",
                Map.of(
                    "user_id", "u-77",
                    "user_properties", "{\"email\":\"jane.roe@acme.io\"}")));

    assertTrue(keys(identify).contains("email=jane.roe@acme.io"));
    assertEquals(keys(identify), keys(event));
    assertEquals(Map.of(), consents(identify));
  }

  @Test
  void companiesAreOrganizationsAndNeverSharePersonsKeys() {
    IdentityEnvelope hubspot =
        envelope(
            struct(
                "hubspot",
                "companies",
                "44",
                Map.of("id", "44", "name", "Acme", "salesforceaccountid", "0015e00000AbCdE")));
    IdentityEnvelope intercom =
        envelope(
            struct(
                "intercom",
                "companies",
                "co-1",
                Map.of("id", "co-1", "company_id", "0015e00000AbCdE", "name", "Acme")));

    assertEquals(EntityType.ORGANIZATION, hubspot.entity());
    assertEquals(EntityType.ORGANIZATION, intercom.entity());
    assertTrue(keys(hubspot).stream().allMatch(key -> key.startsWith("organization_")));
    assertTrue(keys(hubspot).stream().anyMatch(keys(intercom)::contains));
  }

  private static Struct hubspot(Map<String, ?> more) {
    return with("hubspot", "contacts", "151", Map.of("id", "151"), more);
  }

  private static Struct intercom(Map<String, ?> more) {
    return with("intercom", "contacts", "5ba682d2", Map.of("id", "5ba682d2"), more);
  }

  private static Struct member(Map<String, ?> more) {
    Map<String, String> own =
        Map.of("id", "5e1f", "contact_id", "c1", "email_address", "jane.roe@acme.io");
    return with("mailchimp", "members", "c1", own, more);
  }

  private static Struct with(
      String source, String object, String id, Map<String, ?> own, Map<String, ?> more) {
    Map<String, Object> fields = new HashMap<>(own);
    fields.putAll(more);
    return struct(source, object, id, fields);
  }

  private static Map<String, ConsentStatus> consents(IdentityEnvelope envelope) {
    return envelope.consents().stream()
        .collect(Collectors.toMap(ConsentStatement::purpose, ConsentStatement::status));
  }
}
