package io.selfsame.source.polling.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.contract.RecordReference;
import io.selfsame.contract.SourceRecordField;
import io.selfsame.schema.FieldType;
import io.selfsame.schema.FieldValue;
import io.selfsame.schema.KnownField;
import io.selfsame.schema.StreamSchema;
import io.selfsame.source.polling.vendor.VendorRow;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/** One version of a stream's schema as a Connect schema, and rows as Structs of it. */
final class RowSchema {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final StreamCoordinates stream;
  private final StreamSchema source;
  private final Schema schema;

  RowSchema(StreamCoordinates stream, StreamSchema source) {
    this.stream = stream;
    this.source = source;
    SchemaBuilder builder =
        SchemaBuilder.struct().name(stream.schemaName()).version(source.version());
    for (KnownField field : source.typedFields()) {
      builder.field(recordName(field.name()), field.type().orElseThrow().schema());
    }
    this.schema = SourceRecordField.appendTo(builder).build();
  }

  boolean isOf(StreamSchema other) {
    return source.equals(other);
  }

  Schema schema() {
    return schema;
  }

  /** The row must have been observed into the schema before: every value then fits its type. */
  Struct struct(VendorRow row) {
    Struct struct = new Struct(schema);
    for (KnownField field : source.typedFields()) {
      JsonNode value = row.fields().get(field.name());
      if (value != null && !value.isNull()) {
        struct.put(recordName(field.name()), converted(field, value));
      }
    }
    put(struct, SourceRecordField.SOURCE, stream.source());
    put(struct, SourceRecordField.OBJECT, stream.object());
    put(struct, SourceRecordField.ID, row.id());
    put(struct, SourceRecordField.OP, row.op().wireName());
    put(struct, SourceRecordField.CREATED_AT, date(row.createdAt()));
    put(struct, SourceRecordField.CHANGED_AT, date(row.changedAt()));
    put(struct, SourceRecordField.SCHEMA_VERSION, source.version());
    if (!row.aliases().isEmpty()) {
      put(struct, SourceRecordField.ALIASES, json(row.aliases()));
    }
    return struct;
  }

  /** A vendor's field that is named as one of our metadata fields gets out of their way. */
  private static String recordName(String fieldName) {
    return SourceRecordField.isMetadata(fieldName) ? "vendor" + fieldName : fieldName;
  }

  private static Object converted(KnownField field, JsonNode value) {
    FieldType type = field.type().orElseThrow();
    return FieldValue.convert(type, value)
        .orElseThrow(
            () ->
                new DataException(
                    "field '" + field.name() + "' does not fit its type " + type.wireName()));
  }

  private static void put(Struct struct, SourceRecordField field, Object value) {
    struct.put(field.fieldName(), value);
  }

  /** Connect writes an absent optional field as null. */
  private static Object date(Optional<Instant> instant) {
    return instant.map(Date::from).orElse(null);
  }

  private static String json(List<RecordReference> aliases) {
    ArrayNode array = JSON.createArrayNode();
    for (RecordReference alias : aliases) {
      ObjectNode reference = array.addObject();
      reference.put(RecordReference.SOURCE, alias.source());
      reference.put(RecordReference.OBJECT, alias.object());
      reference.put(RecordReference.ID, alias.id());
    }
    return array.toString();
  }
}
