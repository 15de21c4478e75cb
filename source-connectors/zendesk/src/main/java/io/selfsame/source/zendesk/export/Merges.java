package io.selfsame.source.zendesk.export;

import io.selfsame.contract.RecordOperation;
import io.selfsame.contract.RecordReference;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.zendesk.api.ZendeskApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells merged users from deleted ones. The export shows both alike; reading a merged one leads to
 * the user it was merged into, which takes a request a user. So a page with many deletions is left
 * as it is: those are no merges by hand.
 */
public final class Merges {
  private static final int MOST_REQUESTS = 100;

  private final ZendeskApi api;
  private final String source;

  /**
   * @param source the name of this connection in record references
   */
  public Merges(ZendeskApi api, String source) {
    this.api = api;
    this.source = source;
  }

  /** Returns the rows with the deletions that were merges made aliases. */
  List<VendorRow> resolve(List<VendorRow> rows) throws VendorException {
    long deletions = rows.stream().filter(Merges::isDeletion).count();
    if (deletions == 0 || deletions > MOST_REQUESTS) {
      return rows;
    }
    List<VendorRow> resolved = new ArrayList<>(rows.size());
    for (VendorRow row : rows) {
      Optional<String> winner = isDeletion(row) ? api.mergedInto(row.id()) : Optional.empty();
      resolved.add(winner.map(into -> alias(row, into)).orElse(row));
    }
    return resolved;
  }

  private VendorRow alias(VendorRow merged, String into) {
    return new VendorRow(
        merged.id(),
        RecordOperation.ALIAS,
        merged.createdAt(),
        merged.changedAt(),
        merged.fields(),
        List.of(new RecordReference(source, ExportedObject.USERS.plural(), into)));
  }

  private static boolean isDeletion(VendorRow row) {
    return row.op() == RecordOperation.DELETE;
  }
}
