package io.selfsame.source.polling.record;

import io.selfsame.contract.IdentityEnvelope;
import io.selfsame.contract.SourceRecordField;
import io.selfsame.contract.document.AvroName;
import io.selfsame.schema.FieldType;
import io.selfsame.schema.KnownField;
import io.selfsame.schema.StreamSchema;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The names of fields in records: the vendor's own, in the style that was asked for, but for those
 * that are also the name of one of our metadata fields, and for variants, which get out of the way
 * of the vendor's. Given in the order of first sight, so that a field keeps the name it once had.
 */
final class FieldNames {
  private final Map<String, String> names = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  FieldNames(StreamSchema schema, NameStyle style) {
    for (SourceRecordField ours : SourceRecordField.values()) {
      taken.add(ours.fieldName());
    }
    taken.add(IdentityEnvelope.FIELD);
    taken.add(RowSchema.QUARANTINE);
    for (String field : schema.fields().keySet()) {
      names.put(field, AvroName.unique(free(style.apply(field)), taken));
    }
  }

  /** A name that Connect accepts and that is not one of ours. */
  private static String free(String name) {
    if (name.isEmpty()) {
      return "_";
    }
    return isOurs(name) ? "vendor" + name : name;
  }

  private static boolean isOurs(String name) {
    return SourceRecordField.isMetadata(name) || name.equals(RowSchema.QUARANTINE);
  }

  String of(KnownField field) {
    return names.get(field.name());
  }

  String of(KnownField field, FieldType variant) {
    String name = KnownField.variantName(of(field), variant);
    while (taken.contains(name)) {
      name += "_";
    }
    return name;
  }
}
