package io.selfsame.source.salesforce.stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sforce.soap.partner.sobject.SObject;
import com.sforce.ws.bind.XmlObject;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
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

  /**
   * Reads a row.
   *
   * @throws VendorException FATAL for a row without a readable SystemModstamp
   */
  ReadRow read(SObject row) throws VendorException {
    Map<String, Object> values = values(row);
    Optional<Instant> createdAt = FieldValue.instant(values.get(ObjectDescription.CREATED));
    Optional<Instant> changedAt = FieldValue.instant(values.get(ObjectDescription.MODSTAMP));
    if (changedAt.isEmpty()) {
      throw VendorException.fatal(
          "NO_MODSTAMP",
          "Salesforce sent a row whose SystemModstamp is missing or no time",
          "Give the API user read access to SystemModstamp.");
    }
    RowKey key = new RowKey(changedAt.get(), row.getId());
    if (FieldValue.isTrue(values.get(ObjectDescription.DELETED))) {
      return new ReadRow(VendorRow.delete(row.getId(), createdAt, changedAt), key);
    }
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    for (ObjectField field : description.fields()) {
      fields.set(field.name(), FieldValue.read(values.get(field.name()), field.type()));
    }
    return new ReadRow(VendorRow.upsert(row.getId(), createdAt, changedAt, fields), key);
  }

  /** One pass over the row: the library looks a field up by going through all of them. */
  private static Map<String, Object> values(SObject row) {
    Map<String, Object> values = new HashMap<>();
    for (Iterator<XmlObject> children = row.getChildren(); children.hasNext(); ) {
      XmlObject child = children.next();
      values.put(child.getName().getLocalPart(), child.hasChildren() ? child : child.getValue());
    }
    return values;
  }

  /** A row and its place in the order of a scan. */
  record ReadRow(VendorRow row, RowKey key) {}
}
