package io.selfsame.source.polling.record;

import io.selfsame.contract.SourceRecordField;
import io.selfsame.schema.FieldType;
import io.selfsame.schema.KnownField;
import io.selfsame.schema.StreamSchema;

/**
 * The names of fields in records: the vendor's own, but for those that are also the name of one of
 * our metadata fields, and for variants, which get out of the way of the vendor's.
 */
final class FieldNames {
  private final StreamSchema schema;

  FieldNames(StreamSchema schema) {
    this.schema = schema;
  }

  String of(KnownField field) {
    boolean ours =
        SourceRecordField.isMetadata(field.name()) || field.name().equals(RowSchema.QUARANTINE);
    return ours ? "vendor" + field.name() : field.name();
  }

  String of(KnownField field, FieldType variant) {
    String name = KnownField.variantName(of(field), variant);
    while (schema.fields().containsKey(name)) {
      name += "_";
    }
    return name;
  }
}
