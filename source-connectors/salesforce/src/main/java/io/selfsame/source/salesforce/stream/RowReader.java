package io.selfsame.source.salesforce.stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.contract.RecordOperation;
import io.selfsame.contract.RecordReference;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Turns rows of a described object into the rows polling emits. A recycled row is a deletion: its
 * personal values are no longer ours to pass on. Unless it was merged into another, or is a lead
 * that was converted: then the two are one person, and what the row said still counts.
 */
final class RowReader {
  private static final String MASTER = "MasterRecordId";
  private static final String LEAD = "Lead";
  private static final String CONTACT = "Contact";
  private static final String ACCOUNT = "Account";
  private static final String INDIVIDUAL = "Individual";

  private final String source;
  private final ObjectDescription description;

  /**
   * @param source the connection's name, for references to other rows
   */
  RowReader(String source, ObjectDescription description) {
    this.source = source;
    this.description = description;
  }

  /**
   * Reads a row.
   *
   * @throws VendorException FATAL for a row without a readable SystemModstamp
   */
  ReadRow read(ApiRow row) throws VendorException {
    RowKey key = key(row);
    String id = key.id();
    Optional<Instant> createdAt = instant(row, ObjectDescription.CREATED);
    Optional<Instant> changedAt = Optional.of(key.modstamp());
    Optional<RecordReference> other = sameAs(row);
    if (other.isPresent()) {
      return new ReadRow(
          new VendorRow(
              id, RecordOperation.ALIAS, createdAt, changedAt, fields(row), List.of(other.get())),
          key);
    }
    if (isTrue(row, ObjectDescription.DELETED)) {
      return new ReadRow(VendorRow.delete(id, createdAt, changedAt), key);
    }
    if (description.object().equals(INDIVIDUAL) && isTrue(row, "ShouldForget")) {
      return new ReadRow(VendorRow.erase(id, createdAt, changedAt), key);
    }
    return new ReadRow(VendorRow.upsert(id, createdAt, changedAt, fields(row)), key);
  }

  /** Where a row stands in the order of a scan; see {@link #read}. */
  RowKey key(ApiRow row) throws VendorException {
    Instant changedAt =
        instant(row, ObjectDescription.MODSTAMP)
            .orElseThrow(
                () ->
                    VendorException.fatal(
                        "NO_MODSTAMP",
                        "Salesforce sent a row whose SystemModstamp is missing or no time",
                        "Give the API user read access to SystemModstamp."));
    return new RowKey(changedAt, row.id());
  }

  /**
   * The row this one now is. A converted lead is the contact it was converted to; its account is
   * the company and not the person, unless there is no contact: a person account.
   */
  private Optional<RecordReference> sameAs(ApiRow row) {
    boolean deleted = isTrue(row, ObjectDescription.DELETED);
    if (deleted) {
      return reference(row, MASTER, description.object());
    }
    if (!description.object().equals(LEAD) || !isTrue(row, "IsConverted")) {
      return Optional.empty();
    }
    return reference(row, "ConvertedContactId", CONTACT)
        .or(() -> reference(row, "ConvertedAccountId", ACCOUNT));
  }

  private Optional<RecordReference> reference(ApiRow row, String field, String object) {
    return Optional.of(FieldValue.text(row.values().get(field)))
        .filter(Soql::isId)
        .map(id -> new RecordReference(source, object, id));
  }

  private ObjectNode fields(ApiRow row) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    for (ObjectField field : description.fields()) {
      // A query job knows the fields of when it was made: what it does not send is not null.
      if (row.values().containsKey(field.name())) {
        fields.set(field.name(), FieldValue.read(row.values().get(field.name()), field.type()));
      }
    }
    return fields;
  }

  private static boolean isTrue(ApiRow row, String field) {
    return FieldValue.isTrue(row.values().get(field));
  }

  private static Optional<Instant> instant(ApiRow row, String field) {
    return FieldValue.instant(row.values().get(field));
  }

  /** A row and its place in the order of a scan. */
  record ReadRow(VendorRow row, RowKey key) {}
}
