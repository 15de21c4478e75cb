package io.selfsame.source.polling.vendor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.contract.RecordOperation;
import io.selfsame.contract.RecordReference;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One version of one vendor row.
 *
 * @param id the vendor's id
 * @param op what happened to the row
 * @param createdAt when the vendor created it
 * @param changedAt orders the versions of this row: a later version never has an earlier time
 * @param fields every field the vendor sent, named as the vendor names them; empty for a deletion
 * @param aliases only with {@link RecordOperation#ALIAS}: the records this one now is
 */
public record VendorRow(
    String id,
    RecordOperation op,
    Optional<Instant> createdAt,
    Optional<Instant> changedAt,
    ObjectNode fields,
    List<RecordReference> aliases) {

  public VendorRow {
    if (id == null || id.isEmpty()) {
      throw new IllegalArgumentException("vendor row without an id");
    }
    Objects.requireNonNull(op, "op");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(changedAt, "changedAt");
    Objects.requireNonNull(fields, "fields");
    aliases = List.copyOf(aliases);
  }

  /** A row that exists in this shape. */
  public static VendorRow upsert(
      String id, Optional<Instant> createdAt, Optional<Instant> changedAt, ObjectNode fields) {
    return new VendorRow(id, RecordOperation.UPSERT, createdAt, changedAt, fields, List.of());
  }

  /** A row that is gone, or in the recycle bin. Carries nothing but its id and times. */
  public static VendorRow delete(
      String id, Optional<Instant> createdAt, Optional<Instant> changedAt) {
    return gone(id, RecordOperation.DELETE, createdAt, changedAt);
  }

  /** A row whose person asked to be forgotten. */
  public static VendorRow erase(
      String id, Optional<Instant> createdAt, Optional<Instant> changedAt) {
    return gone(id, RecordOperation.ERASE, createdAt, changedAt);
  }

  private static VendorRow gone(
      String id, RecordOperation op, Optional<Instant> createdAt, Optional<Instant> changedAt) {
    ObjectNode nothing = JsonNodeFactory.instance.objectNode();
    return new VendorRow(id, op, createdAt, changedAt, nothing, List.of());
  }

  /** Names the row without its values: safe in logs. */
  @Override
  public String toString() {
    return "VendorRow[op=" + op + ", fields=" + fields.size() + "]";
  }
}
