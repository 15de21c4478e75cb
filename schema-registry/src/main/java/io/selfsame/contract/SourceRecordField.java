package io.selfsame.contract;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Timestamp;

/**
 * The metadata fields a source connector adds to the vendor's own fields. All are optional in the
 * schema so that schemas stay backward compatible; connectors always fill the first four.
 */
public enum SourceRecordField {
  SOURCE("_source", Schema.OPTIONAL_STRING_SCHEMA),
  OBJECT("_object", Schema.OPTIONAL_STRING_SCHEMA),
  ID("_id", Schema.OPTIONAL_STRING_SCHEMA),
  OP("_op", Schema.OPTIONAL_STRING_SCHEMA),
  /** The vendor's creation time, logical Timestamp (ms, UTC). */
  CREATED_AT("_created_at", Timestamp.builder().optional().build()),
  /** The vendor's modification time, logical Timestamp (ms, UTC). */
  CHANGED_AT("_changed_at", Timestamp.builder().optional().build()),
  /** Only with {@code _op = alias}: JSON text, an array of record references this record now is. */
  ALIASES("_aliases", JsonText.OPTIONAL_SCHEMA),
  SCHEMA_VERSION("_schema_version", Schema.OPTIONAL_INT32_SCHEMA);

  private final String fieldName;
  private final Schema schema;

  SourceRecordField(String fieldName, Schema schema) {
    this.fieldName = fieldName;
    this.schema = schema;
  }

  public String fieldName() {
    return fieldName;
  }

  public Schema schema() {
    return schema;
  }

  /**
   * Whether a field of a record is metadata of ours: vendors' fields never start with an
   * underscore.
   */
  public static boolean isMetadata(String fieldName) {
    for (SourceRecordField field : values()) {
      if (field.fieldName.equals(fieldName)) {
        return true;
      }
    }
    return IdentityEnvelope.FIELD.equals(fieldName);
  }

  /** A value that has nothing but the metadata: what all source records have in common. */
  public static Schema metadataSchema() {
    return appendTo(SchemaBuilder.struct().name("io.selfsame.SourceRecord").version(1)).build();
  }

  /** Adds all metadata fields to a value schema under construction. */
  public static SchemaBuilder appendTo(SchemaBuilder builder) {
    for (SourceRecordField field : values()) {
      builder.field(field.fieldName, field.schema);
    }
    return builder;
  }
}
