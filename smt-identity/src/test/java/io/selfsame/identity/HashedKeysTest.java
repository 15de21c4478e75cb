package io.selfsame.identity;

import static io.selfsame.identity.Records.envelope;
import static io.selfsame.identity.Records.keys;
import static io.selfsame.identity.Records.struct;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.contract.ComparisonAttribute;
import io.selfsame.contract.IdentityEnvelope;
import io.selfsame.contract.IdentityEnvelopeFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

/** Keys that leave the transformation only as keyed hashes. */
class HashedKeysTest {
  private static final String KEY = "a secret of more than sixteen characters";
  private static final Struct CONTACT =
      struct(
          "salesforce",
          "Contact",
          "0035e00000AbCdEAAV",
          Map.of(
              "Id", "0035e00000AbCdEAAV",
              "FirstName", "Jane",
              "LastName", "Roe",
              "Email", "Jane.Roe+crm@gmail.com",
              "Phone", "(212) 556-0123"));

  private static IdentityEnvelope sealed(Struct record, String key) {
    return envelope(record, Map.of("hmac.key", key));
  }

  @Test
  void equalValuesOfTwoSourcesStayEqual() {
    Struct customer =
        struct(
            "stripe",
            "customers",
            "cus_1",
            Map.of("id", "cus_1", "email", "janeroe@gmail.com", "phone", "+12125560123"));

    List<String> shared =
        keys(sealed(CONTACT, KEY)).stream().filter(keys(sealed(customer, KEY))::contains).toList();

    assertEquals(List.of("email", "phone"), shared.stream().map(key -> key.split("=")[0]).toList());
  }

  @Test
  void noContactPointAndNoIdIsReadableInTheEnvelope() {
    String text = IdentityEnvelopeFormat.toMap(sealed(CONTACT, KEY)).toString();

    for (String secret : List.of("janeroe", "Jane.Roe", "gmail", "5560123", "2125560123")) {
      assertFalse(text.contains(secret), secret);
    }
    assertTrue(keys(sealed(CONTACT, KEY)).stream().allMatch(key -> key.contains("=hmac.")));
  }

  @Test
  void namesAreStillCompared() {
    assertEquals("jane", sealed(CONTACT, KEY).compare().get(ComparisonAttribute.GIVEN_NAME));
    assertFalse(sealed(CONTACT, KEY).blocking().isEmpty());
  }

  @Test
  void anotherSecretMakesOtherKeysAndAnotherRulesVersion() {
    IdentityEnvelope one = sealed(CONTACT, KEY);
    IdentityEnvelope other = sealed(CONTACT, KEY + "!");

    assertTrue(keys(one).stream().noneMatch(keys(other)::contains));
    assertNotEquals(one.rulesVersion(), other.rulesVersion());
    assertNotEquals(one.rulesVersion(), envelope(CONTACT).rulesVersion());
  }

  /** A known answer: HMAC-SHA-256 of "email", a zero byte and the address, under sixteen k. */
  @Test
  void theHashIsWhatTheReferenceSays() {
    String hash = "yohc3GUTOrJUuJNu-9jpSKWOeggkhG9GGqQznXP59GE";

    assertTrue(keys(sealed(CONTACT, "k".repeat(16))).contains("email=hmac." + hash));
  }
}
