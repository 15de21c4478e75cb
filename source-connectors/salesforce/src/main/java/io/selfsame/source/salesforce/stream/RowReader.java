package io.selfsame.source.salesforce.stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sforce.soap.partner.sobject.SObject;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import java.time.Instant;
import java.util.Optional;

/**
 * Turns rows of a described object into the rows polling emits. A recycled row is a deletion: its
 * personal values are no longer ours to pass on.
 */
final class RowReader {
  private final ObjectDescription description;

  RowReader(ObjectDescription description) {
    this.description = description;
  }

  VendorRow read(SObject row) {
    Optional<Instant> createdAt =
        FieldValue.instant(row.getSObjectField(ObjectDescription.CREATED));
    Optional<Instant> changedAt =
        FieldValue.instant(row.getSObjectField(ObjectDescription.MODSTAMP));
    if (FieldValue.isTrue(row.getSObjectField(ObjectDescription.DELETED))) {
      return VendorRow.delete(row.getId(), createdAt, changedAt);
    }
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    for (ObjectField field : description.fields()) {
      fields.set(field.name(), FieldValue.read(row.getSObjectField(field.name()), field.type()));
    }
    return VendorRow.upsert(row.getId(), createdAt, changedAt, fields);
  }

  /**
   * Returns the place of a row in the order of a scan.
   *
   * @throws VendorException FATAL for a row without a readable SystemModstamp
   */
  static RowKey key(SObject row) throws VendorException {
    Optional<Instant> modstamp =
        FieldValue.instant(row.getSObjectField(ObjectDescription.MODSTAMP));
    if (modstamp.isEmpty()) {
      throw VendorException.fatal(
          "NO_MODSTAMP",
          "Salesforce sent a row whose SystemModstamp is missing or no time",
          "Give the API user read access to SystemModstamp.");
    }
    return new RowKey(modstamp.get(), row.getId());
  }
}
