package io.selfsame.contract.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.contract.DriftEvent;
import io.selfsame.contract.IdentityEnvelopeFormat;
import io.selfsame.contract.RecordReference;
import io.selfsame.contract.SourceRecordField;
import io.selfsame.contract.StreamStatusSchema;
import java.util.List;
import org.apache.kafka.connect.data.Schema;

/**
 * A canonical contract as documents others read. The files in {@code schema-registry/contracts} are
 * these documents.
 *
 * @param schema of a struct with a name
 */
public record Contract(Schema schema) {

  /** Every contract, in the order of their names. */
  public static final List<Contract> ALL =
      List.of(
          new Contract(IdentityEnvelopeFormat.CONSENT_SCHEMA),
          new Contract(DriftEvent.SCHEMA),
          new Contract(IdentityEnvelopeFormat.SCHEMA),
          new Contract(IdentityEnvelopeFormat.PERSON_SCHEMA),
          new Contract(RecordReference.SCHEMA),
          new Contract(SourceRecordField.metadataSchema()),
          new Contract(StreamStatusSchema.VALUE),
          new Contract(StreamStatusSchema.KEY));

  /** The full name of the type, for example {@code io.selfsame.DriftEvent}. */
  public String name() {
    return schema.name();
  }

  public ObjectNode avro() {
    return AvroDocument.of(schema);
  }

  public ObjectNode jsonSchema() {
    return JsonSchemaDocument.of(schema);
  }
}
