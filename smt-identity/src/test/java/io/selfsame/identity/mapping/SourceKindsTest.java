package io.selfsame.identity.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceKindsTest {
  private static final Set<String> KNOWN = Set.of("stripe", "salesforce", "zendesk");

  @ParameterizedTest
  @CsvSource({
    "stripe,stripe",
    "Stripe-EU,stripe",
    "zendesk2,zendesk",
    "salesforce.emea,salesforce",
    "crm,salesforce"
  })
  void aSourceIsOfTheKindConfiguredOrOfTheOneItIsNamedAfter(String source, String kind) {
    assertEquals(
        Optional.of(kind), SourceKinds.of(List.of("crm:Salesforce"), KNOWN).kindOf(source));
  }

  @ParameterizedTest
  @CsvSource({"stripes", "my-stripe", "hubspot"})
  void aSourceOfAnotherNameHasNoKind(String source) {
    assertEquals(Optional.empty(), SourceKinds.of(List.of(), KNOWN).kindOf(source));
  }

  @Test
  void theLongestNameWins() {
    Set<String> known = Set.of("stripe", "stripe-connect");

    assertEquals(
        Optional.of("stripe-connect"), SourceKinds.of(List.of(), known).kindOf("stripe-connect-1"));
  }

  @Test
  void aKindWithoutMappingIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> SourceKinds.of(List.of("crm:hubspot"), KNOWN));
  }
}
