package io.selfsame.identity;

import io.selfsame.contract.IdentityEnvelope;
import io.selfsame.contract.IdentityEnvelopeFormat;
import io.selfsame.contract.JsonText;
import io.selfsame.contract.MatchKey;
import io.selfsame.contract.SourceRecordField;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.sink.SinkRecord;

/** Records of the shapes that our source connectors emit. */
final class Records {
  static final Instant CREATED = Instant.parse("2024-01-02T03:04:05Z");
  static final Instant CHANGED = Instant.parse("2025-06-07T08:09:10Z");
  static final long PRODUCED_AT = 1_760_000_000_000L;

  private Records() {}

  /** A Struct with these fields; text that begins with a brace is JSON text. */
  static Struct struct(String source, String object, String id, Map<String, ?> fields) {
    SchemaBuilder schema = SchemaBuilder.struct().name(source + "." + object).version(3);
    fields.forEach((name, value) -> schema.field(name, schemaOf(value)));
    SourceRecordField.appendTo(schema);
    Struct struct = new Struct(schema.build());
    fields.forEach((name, value) -> struct.put(name, value == NULL ? null : value));
    return struct
        .put("_source", source)
        .put("_object", object)
        .put("_id", id)
        .put("_op", "upsert")
        .put("_created_at", Date.from(CREATED))
        .put("_changed_at", Date.from(CHANGED))
        .put("_schema_version", 1);
  }

  /** Stands for a field that is there and null. */
  static final Object NULL = new Object();

  static Map<String, Object> map(String source, String object, String id, Map<String, ?> fields) {
    Map<String, Object> map = new LinkedHashMap<>(fields);
    map.put("_source", source);
    map.put("_object", object);
    map.put("_id", id);
    map.put("_changed_at", CHANGED.toEpochMilli());
    return map;
  }

  static SinkRecord record(Schema schema, Object value) {
    ConnectHeaders headers = new ConnectHeaders();
    headers.addString("trace", "t-1");
    return new SinkRecord(
        "crm.contact",
        2,
        Schema.STRING_SCHEMA,
        "key",
        schema,
        value,
        77,
        PRODUCED_AT,
        TimestampType.CREATE_TIME,
        headers);
  }

  static StandardizeIdentity<SinkRecord> transformation(Map<String, ?> settings) {
    StandardizeIdentity<SinkRecord> transformation = new StandardizeIdentity<>();
    transformation.configure(settings);
    return transformation;
  }

  /** The envelope that the transformation adds to a Struct. */
  static IdentityEnvelope envelope(Struct value, Map<String, ?> settings) {
    SinkRecord out = transformation(settings).apply(record(value.schema(), value));
    return IdentityEnvelopeFormat.read(((Struct) out.value()).get(IdentityEnvelope.FIELD));
  }

  static IdentityEnvelope envelope(Struct value) {
    return envelope(value, Map.of());
  }

  /** Keys as {@code type=value}, sorted. */
  static List<String> keys(IdentityEnvelope envelope) {
    return List.copyOf(new TreeSet<>(envelope.keys().stream().map(Records::keyText).toList()));
  }

  private static String keyText(MatchKey key) {
    return key.type() + "=" + key.value();
  }

  private static Schema schemaOf(Object value) {
    if (value instanceof Boolean) {
      return Schema.OPTIONAL_BOOLEAN_SCHEMA;
    }
    if (value instanceof Long) {
      return Schema.OPTIONAL_INT64_SCHEMA;
    }
    boolean json = value instanceof String text && text.startsWith("{");
    return json ? JsonText.OPTIONAL_SCHEMA : Schema.OPTIONAL_STRING_SCHEMA;
  }
}
