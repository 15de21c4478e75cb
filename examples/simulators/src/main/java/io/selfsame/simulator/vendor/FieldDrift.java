package io.selfsame.simulator.vendor;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A change of an object's shape, as a vendor or an administrator makes it: no record's modification
 * time moves. Field names may be dotted paths into nested objects ({@code user_fields.plan}).
 */
public sealed interface FieldDrift {
  /** The field the drift is about. */
  String field();

  /** A new field; every record that does not say otherwise has {@code value}. */
  record Add(String field, JsonNode value) implements FieldDrift {}

  /** The field is called {@code to} from now on. */
  record Rename(String field, String to) implements FieldDrift {}

  /** The field is no longer sent. */
  record Remove(String field) implements FieldDrift {}

  /** The field's values are sent as another JSON type from now on. */
  record Retype(String field, FieldType type) implements FieldDrift {}

  /** What a value can be sent as. */
  enum FieldType {
    STRING,
    INTEGER,
    NUMBER,
    BOOLEAN,
    OBJECT,
    ARRAY
  }
}
