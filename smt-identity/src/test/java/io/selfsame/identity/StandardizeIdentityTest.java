package io.selfsame.identity;

import static io.selfsame.identity.Records.envelope;
import static io.selfsame.identity.Records.keys;
import static io.selfsame.identity.Records.map;
import static io.selfsame.identity.Records.record;
import static io.selfsame.identity.Records.struct;
import static io.selfsame.identity.Records.transformation;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.contract.IdentityEnvelope;
import io.selfsame.contract.IdentityEnvelopeFormat;
import io.selfsame.contract.RecordOperation;
import io.selfsame.contract.RecordReference;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardizeIdentityTest {
  private static final Map<String, Object> FIELDS =
      Map.of("Id", "0035e00000AbCdE", "LastName", "Roe", "Email", "jane.roe@acme.io");

  @Test
  void aStructKeepsItsFieldsAndGainsTheEnvelope() {
    Struct before = struct("salesforce", "Contact", "0035e00000AbCdE", FIELDS);

    SinkRecord after = transformation(Map.of()).apply(record(before.schema(), before));

    Struct value = (Struct) after.value();
    for (Field field : before.schema().fields()) {
      assertEquals(before.get(field), value.get(field.name()), field.name());
    }
    assertEquals(before.schema().fields().size() + 1, value.schema().fields().size());
    assertEquals(before.schema().name(), value.schema().name());
    assertEquals(before.schema().version(), value.schema().version());
    assertEquals(IdentityEnvelopeFormat.SCHEMA, value.schema().field("_identity").schema());
    value.validate();
  }

  @Test
  void theRecordAroundTheValueStaysAsItIs() {
    Struct value = struct("salesforce", "Contact", "0035e00000AbCdE", FIELDS);
    SinkRecord before = record(value.schema(), value);

    SinkRecord after = transformation(Map.of()).apply(before);

    assertEquals(before.headers(), after.headers());
    assertEquals(before.timestamp(), after.timestamp());
    assertEquals(before.key(), after.key());
    assertEquals(before.topic(), after.topic());
    assertEquals(before.kafkaPartition(), after.kafkaPartition());
    assertEquals(before.kafkaOffset(), after.kafkaOffset());
  }

  @Test
  void theInputIsNeverChanged() {
    Struct struct = struct("salesforce", "Contact", "0035e00000AbCdE", FIELDS);
    Struct structCopy = struct("salesforce", "Contact", "0035e00000AbCdE", FIELDS);
    Map<String, Object> map = Map.copyOf(map("salesforce", "Contact", "1", FIELDS));

    transformation(Map.of()).apply(record(struct.schema(), struct));
    SinkRecord after = transformation(Map.of()).apply(record(null, map));

    assertEquals(structCopy, struct);
    assertNotSame(map, after.value());
  }

  @Test
  void aMapGetsTheSameEnvelopeAsAStruct() {
    Map<String, Object> fields = new LinkedHashMap<>(FIELDS);
    fields.put("metadata", Map.of("any", "thing"));
    Map<String, Object> map = map("salesforce", "Contact", "0035e00000AbCdE", fields);
    map.put("_created_at", Records.CREATED.toEpochMilli());

    SinkRecord after = transformation(Map.of()).apply(record(null, map));

    Object added = ((Map<?, ?>) after.value()).get(IdentityEnvelope.FIELD);
    assertNull(after.valueSchema());
    assertEquals(
        envelope(struct("salesforce", "Contact", "0035e00000AbCdE", FIELDS)),
        IdentityEnvelopeFormat.read(added));
  }

  @Test
  void nestedObjectsOfAMapAreReadWithoutJsonText() {
    Map<String, Object> customer =
        map(
            "stripe",
            "customers",
            "cus_1",
            Map.of("id", "cus_1", "address", Map.of("postal_code", "94105", "country", "US")));

    SinkRecord after = transformation(Map.of()).apply(record(null, customer));

    IdentityEnvelope envelope =
        IdentityEnvelopeFormat.read(((Map<?, ?>) after.value()).get(IdentityEnvelope.FIELD));
    assertEquals("{COUNTRY=US, POSTAL_CODE=94105}", new TreeMap<>(names(envelope)).toString());
  }

  @Test
  void theEnvelopeSurvivesTheJsonConverterWithAndWithoutSchemas() {
    Struct value = struct("salesforce", "Contact", "0035e00000AbCdE", FIELDS);
    SinkRecord after = transformation(Map.of()).apply(record(value.schema(), value));
    for (boolean schemas : List.of(true, false)) {
      JsonConverter converter = new JsonConverter();
      converter.configure(Map.of("schemas.enable", schemas, "converter.type", "value"));
      Object read =
          converter
              .toConnectData(
                  "t", converter.fromConnectData("t", after.valueSchema(), after.value()))
              .value();
      Object envelope =
          read instanceof Struct struct
              ? struct.get("_identity")
              : ((Map<?, ?>) read).get("_identity");

      assertEquals(envelope(value), IdentityEnvelopeFormat.read(envelope));
    }
  }

  @Test
  void aTombstonePasses() {
    SinkRecord tombstone = record(null, null);

    assertSame(tombstone, transformation(Map.of()).apply(tombstone));
  }

  @ParameterizedTest
  @ValueSource(strings = {"delete", "erase"})
  void whatIsGoneHasNoPersonNoKeysAndNoConsents(String op) {
    Map<String, Object> fields = new HashMap<>(FIELDS);
    fields.put("HasOptedOutOfEmail", true);
    Struct deleted = struct("salesforce", "Contact", "0035e00000AbCdE", fields).put("_op", op);

    IdentityEnvelope envelope = envelope(deleted);

    assertEquals(RecordOperation.fromWire(op), envelope.operation());
    assertEquals(Map.of(), envelope.person());
    assertEquals(List.of(), envelope.keys());
    assertEquals(List.of(), envelope.blocking());
    assertEquals(List.of(), envelope.consents());
  }

  @Test
  void anAliasNamesTheRecordsItNowIs() {
    Struct alias =
        struct("salesforce", "Contact", "0035e00000AbCdE", FIELDS)
            .put("_op", "alias")
            .put(
                "_aliases",
                "[{\"source\":\"salesforce\",\"object\":\"Contact\",\"id\":\"0035e00000AbCdF\"}]");

    assertEquals(
        List.of(new RecordReference("salesforce", "Contact", "0035e00000AbCdF")),
        envelope(alias).aliases());
  }

  @Test
  void aTopicWithoutOurMetadataIsReadByTheSettings() {
    Schema schema =
        SchemaBuilder.struct()
            .field("uid", Schema.INT64_SCHEMA)
            .field("mail", Schema.STRING_SCHEMA)
            .build();
    Struct value = new Struct(schema).put("uid", 12L).put("mail", "Jane.Roe@acme.io");

    IdentityEnvelope envelope =
        envelope(
            value,
            Map.of(
                "record.source", "shop",
                "record.object", "accounts",
                "record.id.field", "uid",
                "source.kinds", "shop:webshop",
                "mapping", "{\"webshop\":{\"accounts\":{\"keys\":{\"mail\":\"email\"}}}}"));

    assertEquals(new RecordReference("shop", "accounts", "12"), envelope.record());
    assertEquals(List.of("email=jane.roe@acme.io"), keys(envelope));
    assertEquals(Instant.ofEpochMilli(Records.PRODUCED_AT), envelope.changedAt().orElseThrow());
  }

  @Test
  void aRecordOfAnUnknownObjectFailsUnlessItMayPass() {
    Struct value = struct("salesforce", "Opportunity", "006", Map.of("Name", "canary7"));
    SinkRecord record = record(value.schema(), value);

    DataException problem =
        assertThrows(DataException.class, () -> transformation(Map.of()).apply(record));
    assertTrue(problem.getMessage().contains("'mapping'"));
    assertSame(record, transformation(Map.of("unmapped.records", "pass")).apply(record));
  }

  @Test
  void aRecordThatDoesNotSayWhatItIsNamesTheSettingThatWould() {
    Struct value = struct("salesforce", "Contact", "1", FIELDS).put("_source", null);

    DataException problem =
        assertThrows(
            DataException.class,
            () -> transformation(Map.of()).apply(record(value.schema(), value)));

    assertTrue(problem.getMessage().contains("'_source'"));
    assertTrue(problem.getMessage().contains("'record.source'"));
  }

  @Test
  void aSecondPassReplacesTheEnvelope() {
    Struct value = struct("salesforce", "Contact", "0035e00000AbCdE", FIELDS);
    StandardizeIdentity<SinkRecord> transformation = transformation(Map.of());

    SinkRecord once = transformation.apply(record(value.schema(), value));

    assertEquals(once.value(), transformation.apply(once).value());
  }

  @Test
  void recordsOfOneSchemaShareOneDerivedSchema() {
    StandardizeIdentity<SinkRecord> transformation = transformation(Map.of());
    Struct one = struct("salesforce", "Contact", "1", FIELDS);
    Struct other = struct("salesforce", "Contact", "2", FIELDS);

    assertSame(
        transformation.apply(record(one.schema(), one)).valueSchema(),
        transformation.apply(record(other.schema(), other)).valueSchema());
  }

  @Test
  void theRulesVersionTellsConfigurationsApartAndNothingElse() {
    Struct value = struct("salesforce", "Contact", "1", FIELDS);

    assertEquals(envelope(value).rulesVersion(), envelope(value).rulesVersion());
    assertTrue(
        !envelope(value)
            .rulesVersion()
            .equals(envelope(value, Map.of("default.region", "DE")).rulesVersion()));
  }

  @Test
  @SuppressWarnings("rawtypes") // A class literal has no type arguments.
  void connectFindsItAndItsVersionIsTheBuilds() {
    List<String> found =
        ServiceLoader.load(Transformation.class).stream()
            .map(provider -> provider.type().getName())
            .toList();

    assertTrue(found.contains(StandardizeIdentity.class.getName()));
    assertEquals(
        System.getProperty("project.version"), new StandardizeIdentity<SinkRecord>().version());
  }

  @Test
  void itCanBeClosedBeforeItWasConfigured() {
    StandardizeIdentity<SinkRecord> transformation = new StandardizeIdentity<>();

    transformation.close();

    assertSame(StandardizeIdentity.CONFIG_DEF, transformation.config());
  }

  private static Map<String, String> names(IdentityEnvelope envelope) {
    Map<String, String> names = new HashMap<>();
    envelope.person().forEach((attribute, value) -> names.put(attribute.name(), value));
    return names;
  }

  @Test
  void aRecordInASinkThatCannotBeReadIsNamedByWhereItWasReadFrom() {
    StandardizeIdentity<SinkRecord> transformation = new StandardizeIdentity<>();
    transformation.configure(Map.of());
    SinkRecord record =
        new SinkRecord("crm.contact", 3, null, null, null, List.of("canary"), 42)
            .newRecord("routed", 0, null, null, null, List.of("canary"), null);
    String message =
        assertThrows(DataException.class, () -> transformation.apply(record)).getMessage();
    assertTrue(message.contains("topic 'crm.contact', partition 3, offset 42"), message);
  }
}
