package io.selfsame.identity.envelope;

import io.selfsame.contract.SourceRecordField;
import io.selfsame.identity.record.FieldPath;

/**
 * Where records that do not come from our own connectors say what they are.
 *
 * @param source the source's name, or empty to read it from the record
 * @param object the object's name, or empty to read it from the record
 */
public record RecordNaming(
    String source, String object, FieldPath id, FieldPath createdAt, FieldPath changedAt) {

  static final FieldPath SOURCE = path(SourceRecordField.SOURCE);
  static final FieldPath OBJECT = path(SourceRecordField.OBJECT);
  static final FieldPath OPERATION = path(SourceRecordField.OP);
  static final FieldPath ALIASES = path(SourceRecordField.ALIASES);

  private static FieldPath path(SourceRecordField field) {
    return FieldPath.parse(field.fieldName());
  }
}
