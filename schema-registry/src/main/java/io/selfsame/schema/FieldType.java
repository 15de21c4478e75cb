package io.selfsame.schema;

import io.selfsame.contract.JsonText;
import java.util.Locale;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Timestamp;

/** The types a vendor's field can have in a source record; every one is optional there. */
public enum FieldType {
  BOOLEAN(Schema.OPTIONAL_BOOLEAN_SCHEMA),
  INT64(Schema.OPTIONAL_INT64_SCHEMA),
  /**
   * Numbers that must keep every digit. Their scale varies from value to value and a Connect
   * Decimal has one scale per schema, so they travel as plain decimal text under a logical name.
   */
  DECIMAL(SchemaBuilder.string().name("io.selfsame.Decimal").optional().build()),
  DOUBLE(Schema.OPTIONAL_FLOAT64_SCHEMA),
  STRING(Schema.OPTIONAL_STRING_SCHEMA),
  /** A day without a zone; from ISO 8601 text. */
  DATE(Date.builder().optional().build()),
  /** An instant in milliseconds; from ISO 8601 text with an offset. */
  TIMESTAMP(Timestamp.builder().optional().build()),
  /** JSON text; see {@link JsonText}. */
  JSON(JsonText.OPTIONAL_SCHEMA);

  private final Schema schema;

  FieldType(Schema schema) {
    this.schema = schema;
  }

  public Schema schema() {
    return schema;
  }

  /** The name used in drift events and stored schemas. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
