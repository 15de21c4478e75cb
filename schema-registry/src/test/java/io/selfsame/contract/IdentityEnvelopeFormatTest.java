package io.selfsame.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.json.JsonConverter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityEnvelopeFormatTest {
  private final IdentityEnvelope envelope =
      new IdentityEnvelope(
          new RecordReference("salesforce", "Contact", "003A"),
          RecordOperation.UPSERT,
          EntityType.PERSON,
          Optional.of(Instant.parse("2024-05-01T10:00:00.123Z")),
          Optional.empty(),
          Map.of(PersonAttribute.GIVEN_NAME, "Ann", PersonAttribute.COUNTRY, "US"),
          List.of(new MatchKey("phone", "+15551234567"), new MatchKey("email", "ann@example.org")),
          List.of("name:ann"),
          List.of(
              new ConsentStatement(
                  Purposes.MARKETING_EMAIL,
                  ConsentStatus.DENIED,
                  Optional.of(Instant.EPOCH),
                  "HasOptedOutOfEmail=true")),
          List.of(new RecordReference("salesforce", "Contact", "003B")),
          "2026.1",
          true,
          Map.of(ComparisonAttribute.GIVEN_NAME, "ann"));

  @Test
  void survivesTheStructForm() {
    assertEquals(envelope, IdentityEnvelopeFormat.read(IdentityEnvelopeFormat.toStruct(envelope)));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void survivesTheJsonConverterWithAndWithoutSchemas(boolean schemas) {
    try (JsonConverter converter = new JsonConverter()) {
      converter.configure(Map.of("schemas.enable", Boolean.toString(schemas)), false);
      Schema schema = schemas ? IdentityEnvelopeFormat.SCHEMA : null;
      Object value =
          schemas
              ? IdentityEnvelopeFormat.toStruct(envelope)
              : IdentityEnvelopeFormat.toMap(envelope);
      SchemaAndValue back =
          converter.toConnectData("t", converter.fromConnectData("t", schema, value));
      assertEquals(envelope, IdentityEnvelopeFormat.read(back.value()));
    }
  }

  @Test
  void aMissingPartIsNamedAndNoValueIsShown() {
    Map<String, Object> map = new HashMap<>(IdentityEnvelopeFormat.toMap(envelope));
    map.remove("object");
    DataException e = assertThrows(DataException.class, () -> IdentityEnvelopeFormat.read(map));
    assertTrue(e.getMessage().contains("object"));
    assertFalse(e.getMessage().contains("003A"));
  }
}
