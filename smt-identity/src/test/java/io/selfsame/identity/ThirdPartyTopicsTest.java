package io.selfsame.identity;

import static io.selfsame.identity.Records.keys;
import static io.selfsame.identity.Records.record;
import static io.selfsame.identity.Records.transformation;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.selfsame.contract.IdentityEnvelope;
import io.selfsame.contract.IdentityEnvelopeFormat;
import io.selfsame.contract.PersonAttribute;
import io.selfsame.contract.RecordOperation;
import io.selfsame.contract.RecordReference;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

/** Topics that no Selfsame connector writes, by records that others' connectors wrote. */
class ThirdPartyTopicsTest {
  private static final Map<String, String> DEBEZIUM =
      Map.of(
          "record.source", "shop-db",
          "record.object.field", "source.table",
          "record.id.field", "after.id, before.id",
          "record.operation.field", "op",
          "record.changed.field", "ts_ms",
          "source.kinds", "shop-db:shop",
          "mapping",
              """
              {"shop": {"customers": {
                "attributes": {"given_name": "after.first_name", "family_name": "after.last_name",
                  "email": "after.email", "date_of_birth": "after.born"},
                "keys": {"after.email": "email"}}}}""");

  @Test
  void anUpdateInADebeziumEnvelopeIsReadFromItsRowAfterwards() throws IOException {
    IdentityEnvelope envelope = envelope("debezium-update.json", DEBEZIUM);

    assertEquals(new RecordReference("shop-db", "customers", "1004"), envelope.record());
    assertEquals(RecordOperation.UPSERT, envelope.operation());
    assertEquals(Optional.of(Instant.ofEpochMilli(1_490_635_059_389L)), envelope.changedAt());
    assertEquals("Anne Marie", envelope.person().get(PersonAttribute.GIVEN_NAME));
    assertEquals(List.of("email=annek@noanswer.org"), keys(envelope));
  }

  @Test
  void aDeleteInADebeziumEnvelopeIsOfTheRowBefore() throws IOException {
    IdentityEnvelope envelope = envelope("debezium-delete.json", DEBEZIUM);

    assertEquals(new RecordReference("shop-db", "customers", "1004"), envelope.record());
    assertEquals(RecordOperation.DELETE, envelope.operation());
    assertEquals(Map.of(), envelope.person());
    assertEquals(List.of(), envelope.keys());
  }

  @Test
  void theTombstoneAfterADeletePasses() {
    SinkRecord tombstone = record(null, null);

    assertNull(transformation(DEBEZIUM).apply(tombstone).value());
  }

  @Test
  void anUnwrappedRowSaysInAFieldThatItIsDeleted() {
    Map<String, Object> row = new HashMap<>(Map.of("id", 7, "__deleted", "true", "__table", "c"));
    Map<String, String> settings = new HashMap<>(DEBEZIUM);
    settings.putAll(
        Map.of(
            "record.object", "customers",
            "record.id.field", "id",
            "record.operation.field", "__deleted",
            "record.changed.field", "__ts_ms"));

    SinkRecord deleted = transformation(settings).apply(record(null, row));

    assertEquals(RecordOperation.DELETE, read(deleted.value()).operation());
  }

  @Test
  void aDebeziumDateIsDaysAndFinerTimesAreRead() {
    Schema row =
        SchemaBuilder.struct()
            .field("id", Schema.INT64_SCHEMA)
            .field("born", SchemaBuilder.int32().name("io.debezium.time.Date").optional().build())
            .build();
    Schema schema =
        SchemaBuilder.struct()
            .field("after", row)
            .field("at", SchemaBuilder.int64().name("io.debezium.time.MicroTimestamp").build())
            .build();
    Struct value =
        new Struct(schema)
            .put(
                "after",
                new Struct(row)
                    .put("id", 1L)
                    .put("born", (int) LocalDate.parse("1980-03-04").toEpochDay()))
            .put("at", 1_490_635_059_389_123L);
    Map<String, String> settings = new HashMap<>(DEBEZIUM);
    settings.putAll(Map.of("record.object", "customers", "record.changed.field", "at"));

    IdentityEnvelope envelope = Records.envelope(value, settings);

    assertEquals("1980-03-04", envelope.person().get(PersonAttribute.DATE_OF_BIRTH));
    assertEquals(Optional.of(Instant.ofEpochMilli(1_490_635_059_389L)), envelope.changedAt());
  }

  @Test
  void aRowOfTheJdbcSourceConnectorIsRead() throws IOException {
    IdentityEnvelope envelope =
        envelope(
            "jdbc-source.json",
            Map.of(
                "record.source", "hr",
                "record.object", "test",
                "record.id.field", "id",
                "record.changed.field", "modified",
                "mapping",
                    """
                    {"hr": {"test": {
                      "attributes": {"full_name": "name", "email": "email"},
                      "keys": {"email": "email"}}}}"""));

    assertEquals(new RecordReference("hr", "test", "1"), envelope.record());
    assertEquals(Optional.of(Instant.ofEpochMilli(1_695_723_874_000L)), envelope.changedAt());
    assertEquals("Alice", envelope.person().get(PersonAttribute.FULL_NAME));
    assertEquals(List.of("email=alice@abc.com"), keys(envelope));
  }

  @Test
  void aJsonObjectWithoutSchemaIsReadByTheMappingOfItsVendor() throws IOException {
    JsonNode user = new ObjectMapper().readTree(text("zendesk-user.json")).at("/responseBody/user");
    byte[] json = user.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);

    IdentityEnvelope envelope =
        envelope(
            json,
            false,
            Map.of(
                "record.source", "zendesk",
                "record.object", "users",
                "record.id.field", "id",
                "record.created.field", "created_at",
                "record.changed.field", "updated_at"));

    assertEquals("1263531659969", envelope.record().id());
    assertEquals(Optional.of(Instant.parse("2021-04-27T23:23:28Z")), envelope.createdAt());
    assertEquals("Anakin", envelope.person().get(PersonAttribute.FULL_NAME));
    assertEquals(true, keys(envelope).contains("email=skywalker@demo.com"));
  }

  private static IdentityEnvelope envelope(String file, Map<String, String> settings)
      throws IOException {
    return envelope(text(file), true, settings);
  }

  private static IdentityEnvelope envelope(
      byte[] json, boolean schemas, Map<String, String> settings) {
    try (JsonConverter converter = new JsonConverter()) {
      converter.configure(Map.of("schemas.enable", Boolean.toString(schemas)), false);
      SchemaAndValue value = converter.toConnectData("t", json);
      SinkRecord after = transformation(settings).apply(record(value.schema(), value.value()));
      return read(after.value());
    }
  }

  private static IdentityEnvelope read(Object value) {
    Object envelope =
        value instanceof Struct struct
            ? struct.get(IdentityEnvelope.FIELD)
            : ((Map<?, ?>) value).get(IdentityEnvelope.FIELD);
    return IdentityEnvelopeFormat.read(envelope);
  }

  private static byte[] text(String file) throws IOException {
    try (InputStream in = ThirdPartyTopicsTest.class.getResourceAsStream("third-party/" + file)) {
      return in.readAllBytes();
    }
  }
}
