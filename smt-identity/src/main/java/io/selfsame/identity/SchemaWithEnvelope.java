package io.selfsame.identity;

import io.selfsame.contract.IdentityEnvelope;
import io.selfsame.contract.IdentityEnvelopeFormat;
import io.selfsame.identity.envelope.RecordForm;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/** A value schema, the same with the envelope added, and what is prepared for its records. */
record SchemaWithEnvelope(Schema derived, List<Copy> copies, RecordForm form) {

  static SchemaWithEnvelope of(Schema schema, RecordForm form) {
    SchemaBuilder builder = SchemaBuilder.struct();
    copyProperties(schema, builder);
    for (Field field : schema.fields()) {
      if (!field.name().equals(IdentityEnvelope.FIELD)) {
        builder.field(field.name(), field.schema());
      }
    }
    Schema derived = builder.field(IdentityEnvelope.FIELD, IdentityEnvelopeFormat.SCHEMA).build();
    List<Copy> copies = new ArrayList<>();
    for (Field field : schema.fields()) {
      if (!field.name().equals(IdentityEnvelope.FIELD)) {
        copies.add(new Copy(field, derived.field(field.name())));
      }
    }
    return new SchemaWithEnvelope(derived, List.copyOf(copies), form);
  }

  Struct add(Struct value, IdentityEnvelope envelope) {
    Struct copy = new Struct(derived);
    copies.forEach(field -> copy.put(field.to, value.getWithoutDefault(field.from.name())));
    return copy.put(IdentityEnvelope.FIELD, IdentityEnvelopeFormat.toStruct(envelope));
  }

  private static void copyProperties(Schema schema, SchemaBuilder builder) {
    if (schema.name() != null) {
      builder.name(schema.name());
    }
    if (schema.version() != null) {
      builder.version(schema.version());
    }
    if (schema.doc() != null) {
      builder.doc(schema.doc());
    }
    if (schema.parameters() != null) {
      builder.parameters(schema.parameters());
    }
    if (schema.isOptional()) {
      builder.optional();
    }
  }

  /** A field of the old schema and its place in the new. */
  record Copy(Field from, Field to) {}
}
