package io.selfsame.source.polling.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.contract.JsonText;
import io.selfsame.contract.RecordReference;
import io.selfsame.contract.SourceRecordField;
import io.selfsame.schema.FieldType;
import io.selfsame.schema.FieldValue;
import io.selfsame.schema.KnownField;
import io.selfsame.schema.StreamSchema;
import io.selfsame.schema.TypeChangePolicy;
import io.selfsame.schema.VariantChoice;
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
  /** JSON text of an object: by field, the value that did not fit it. */
  static final String QUARANTINE = "_quarantined";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final StreamCoordinates stream;
  private final StreamSchema source;
  private final DriftPolicy policy;
  private final FieldNames names;
  private final Schema schema;

  RowSchema(StreamCoordinates stream, StreamSchema source, DriftPolicy policy) {
    this.stream = stream;
    this.source = source;
    this.policy = policy;
    this.names = new FieldNames(source, policy.names());
    SchemaBuilder builder =
        SchemaBuilder.struct().name(stream.schemaName()).version(source.version());
    for (KnownField field : source.typedFields()) {
      builder.field(names.of(field), field.type().orElseThrow().schema());
    }
    if (policy.typeChange() == TypeChangePolicy.QUARANTINE) {
      builder.field(QUARANTINE, JsonText.OPTIONAL_SCHEMA);
    } else {
      variants(builder);
    }
    this.schema = SourceRecordField.appendTo(builder).build();
  }

  private void variants(SchemaBuilder builder) {
    for (KnownField field : source.typedFields()) {
      field.variants().forEach(type -> builder.field(names.of(field, type), type.schema()));
    }
  }

  boolean isOf(StreamSchema other) {
    return source.isShapedAs(other);
  }

  Schema schema() {
    return schema;
  }

  /** The row must have been observed into the schema before: every value then fits its type. */
  Struct struct(VendorRow row) {
    Struct struct = new Struct(schema);
    ObjectNode misfits = JSON.createObjectNode();
    for (KnownField field : source.typedFields()) {
      JsonNode value = value(row, field);
      if (!value.isNull() && !value.isMissingNode()) {
        put(struct, misfits, field, value);
      }
    }
    if (!misfits.isEmpty()) {
      struct.put(QUARANTINE, misfits.toString());
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

  private void put(Struct struct, ObjectNode misfits, KnownField field, JsonNode value) {
    FieldType own = field.type().orElseThrow();
    FieldType type =
        VariantChoice.of(field, value)
            .orElseThrow(
                () ->
                    new DataException(
                        "field '" + field.name() + "' does not fit its type " + own.wireName()));
    if (type != own && policy.typeChange() == TypeChangePolicy.QUARANTINE) {
      misfits.set(field.name(), value);
      return;
    }
    String name = type == own ? names.of(field) : names.of(field, type);
    struct.put(name, FieldValue.convert(type, value).orElseThrow());
  }

  /** The row's own value; else, if asked to, that of the field that followed this one. */
  private JsonNode value(VendorRow row, KnownField field) {
    JsonNode own = row.fields().path(field.name());
    String heir = source.successors().get(field.name());
    if (!own.isMissingNode() || heir == null || !policy.keepsOldNames()) {
      return own;
    }
    JsonNode value = row.fields();
    for (String step : heir.split("\\.")) {
      value = value.path(step);
    }
    // A successor of another shape cannot stand for the field: its own column has it.
    boolean fits = !value.isMissingNode() && VariantChoice.of(field, value).isPresent();
    return fits ? value : own;
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
