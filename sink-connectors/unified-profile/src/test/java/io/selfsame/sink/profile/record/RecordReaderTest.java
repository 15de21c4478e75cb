package io.selfsame.sink.profile.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.contract.ConsentStatement;
import io.selfsame.contract.ConsentStatus;
import io.selfsame.contract.EntityType;
import io.selfsame.contract.IdentityEnvelope;
import io.selfsame.contract.IdentityEnvelopeFormat;
import io.selfsame.contract.JsonText;
import io.selfsame.contract.MatchKey;
import io.selfsame.contract.PersonAttribute;
import io.selfsame.contract.RecordOperation;
import io.selfsame.contract.RecordReference;
import io.selfsame.contract.SourceRecordField;
import io.selfsame.resolution.Key;
import io.selfsame.resolution.Operation;
import io.selfsame.resolution.RecordRef;
import io.selfsame.resolution.RecordVersion;
import io.selfsame.warehouse.landing.LandingColumn;
import io.selfsame.warehouse.landing.LandingOperation;
import io.selfsame.warehouse.landing.LandingRow;
import io.selfsame.warehouse.landing.LandingType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

class RecordReaderTest {
  private static final Instant T0 = Instant.parse("2024-05-01T10:00:00.123Z");
  private static final RecordReference REFERENCE = new RecordReference("crm", "Contact", "1");

  private final RecordReader reader = new RecordReader(true);

  @Test
  void theEnvelopeBecomesAVersionOfItsRecord() {
    RecordVersion version = reader.read(record(Map.of("_identity", envelopeMap(false)))).version();
    assertEquals(new RecordRef("crm", "Contact", "1"), version.ref());
    assertEquals(Operation.UPSERT, version.op());
    assertEquals(Map.of("given_name", "Ann"), version.attributes());
    assertEquals(Set.of(new Key("email", "a@x.org")), version.keys());
    assertEquals("DENIED", version.statements().get("marketing_email").status().name());
    assertEquals(T0, version.changedAt());
    assertEquals("2026.1", version.rulesVersion());
  }

  @Test
  void anAliasLivesOnBesideTheRecordItNames() {
    RecordVersion version = reader.read(record(Map.of("_identity", envelopeMap(true)))).version();
    assertEquals(Operation.UPSERT, version.op());
    assertEquals(Set.of(new RecordRef("crm", "Contact", "2")), version.aliases());
  }

  @Test
  void everyFieldTheVendorSentLandsInItsTypeAndOursDoNot() {
    Schema nested = SchemaBuilder.struct().field("a", Schema.OPTIONAL_INT32_SCHEMA).build();
    Schema schema =
        SourceRecordField.appendTo(SchemaBuilder.struct())
            .field("Flag", Schema.BOOLEAN_SCHEMA)
            .field("Small", Schema.INT16_SCHEMA)
            .field("Large", Schema.INT64_SCHEMA)
            .field("Ratio", Schema.FLOAT32_SCHEMA)
            .field("Price", Decimal.schema(2))
            .field("Born", org.apache.kafka.connect.data.Date.SCHEMA)
            .field("Seen", Timestamp.SCHEMA)
            .field("Tags", JsonText.OPTIONAL_SCHEMA)
            .field("Name", Schema.STRING_SCHEMA)
            .field("Nested", nested)
            .field("List", SchemaBuilder.array(Schema.STRING_SCHEMA).build())
            .field("Bytes", Schema.BYTES_SCHEMA)
            .field("Absent", Schema.OPTIONAL_STRING_SCHEMA)
            .field("_identity", IdentityEnvelopeFormat.SCHEMA)
            .build();
    Struct value =
        new Struct(schema)
            .put("_id", "1")
            .put("_schema_version", 4)
            .put("Flag", true)
            .put("Small", (short) 7)
            .put("Large", Long.MAX_VALUE)
            .put("Ratio", 0.5f)
            .put("Price", new BigDecimal("12.34"))
            .put("Born", Date.from(Instant.parse("1980-02-29T00:00:00Z")))
            .put("Seen", Date.from(T0))
            .put("Tags", "[1]")
            .put("Name", "Ann")
            .put("Nested", new Struct(nested).put("a", 1))
            .put("List", List.of("x", "y"))
            .put("Bytes", new byte[] {1, 2})
            .put("_identity", IdentityEnvelopeFormat.toStruct(envelope(RecordOperation.UPSERT)));
    LandingRow row = reader.read(record(value)).landing().orElseThrow();
    assertEquals(
        Map.ofEntries(
            Map.entry(new LandingColumn("Flag", LandingType.BOOLEAN), true),
            Map.entry(new LandingColumn("Small", LandingType.BIGINT), 7L),
            Map.entry(new LandingColumn("Large", LandingType.BIGINT), Long.MAX_VALUE),
            Map.entry(new LandingColumn("Ratio", LandingType.DOUBLE), 0.5),
            Map.entry(new LandingColumn("Price", LandingType.DECIMAL), new BigDecimal("12.34")),
            Map.entry(new LandingColumn("Born", LandingType.DATE), LocalDate.parse("1980-02-29")),
            Map.entry(new LandingColumn("Seen", LandingType.TIMESTAMP), T0),
            Map.entry(new LandingColumn("Tags", LandingType.JSON), "[1]"),
            Map.entry(new LandingColumn("Name", LandingType.TEXT), "Ann"),
            Map.entry(new LandingColumn("Nested", LandingType.JSON), "{\"a\":1}"),
            Map.entry(new LandingColumn("List", LandingType.JSON), "[\"x\",\"y\"]"),
            Map.entry(new LandingColumn("Bytes", LandingType.TEXT), "AQI=")),
        row.values());
    assertEquals(Optional.of(4L), row.schemaVersion());
    assertEquals(LandingOperation.UPSERT, row.op());
  }

  @Test
  void recordsWithoutSchemasLandByTheirJavaTypes() {
    Map<String, Object> value = new HashMap<>();
    value.put("_identity", envelopeMap(false));
    value.put("n", 5L);
    value.put("x", 0.5);
    value.put("nothing", null);
    List<Object> list = new ArrayList<>();
    list.add(null);
    list.add(true);
    value.put("list", list);
    assertEquals(
        Map.of(
            new LandingColumn("n", LandingType.BIGINT),
            5L,
            new LandingColumn("x", LandingType.DOUBLE),
            0.5,
            new LandingColumn("list", LandingType.JSON),
            "[null,true]"),
        reader.read(record(value)).landing().orElseThrow().values());
  }

  @Test
  void withoutLandingOnlyTheEnvelopeIsRead() {
    assertTrue(
        new RecordReader(false)
            .read(record(Map.of("_identity", envelopeMap(false))))
            .landing()
            .isEmpty());
  }

  @Test
  void whatIsNoRecordOfOursIsRefusedWithoutShowingIt() {
    for (Object value :
        List.of(
            "canary",
            Map.of("email", "canary"),
            Map.of("_identity", "canary"),
            Map.of("_identity", Map.of("source", "canary")))) {
      DataException refusal = assertThrows(DataException.class, () -> reader.read(record(value)));
      assertFalse(refusal.getMessage().contains("canary"), refusal.getMessage());
    }
  }

  @Test
  void aRecordWithoutAnyChangeTimeTakesTheOneOfKafka() {
    Map<String, Object> envelope = new HashMap<>(envelopeMap(false));
    envelope.remove("changed_at");
    assertEquals(
        Instant.ofEpochMilli(99),
        reader.read(record(Map.of("_identity", envelope))).version().changedAt());
  }

  private static Map<String, Object> envelopeMap(boolean alias) {
    return IdentityEnvelopeFormat.toMap(
        envelope(alias ? RecordOperation.ALIAS : RecordOperation.UPSERT));
  }

  private static IdentityEnvelope envelope(RecordOperation operation) {
    return new IdentityEnvelope(
        REFERENCE,
        operation,
        EntityType.PERSON,
        Optional.empty(),
        Optional.of(T0),
        Map.of(PersonAttribute.GIVEN_NAME, "Ann"),
        List.of(new MatchKey("email", "a@x.org")),
        List.of(),
        List.of(
            new ConsentStatement(
                "marketing_email", ConsentStatus.DENIED, Optional.of(T0), "HasOptedOut=true")),
        operation == RecordOperation.ALIAS
            ? List.of(new RecordReference("crm", "Contact", "2"))
            : List.of(),
        "2026.1");
  }

  private static SinkRecord record(Object value) {
    return new SinkRecord(
        "crm.contact", 0, null, null, null, value, 5, 99L, TimestampType.CREATE_TIME);
  }
}
