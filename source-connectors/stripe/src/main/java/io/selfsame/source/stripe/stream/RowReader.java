package io.selfsame.source.stripe.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.source.polling.vendor.VendorRow;
import java.time.Instant;
import java.util.Optional;

/** Makes rows of what Stripe sent, named after their scope. */
final class RowReader {
  private static final String ACCOUNT = "stripe_account";

  private final StripeScope scope;

  RowReader(StripeScope scope) {
    this.scope = scope;
  }

  /**
   * A row that exists. One of a connected account says so in a field of ours.
   *
   * @param changed in seconds since 1970
   */
  VendorRow upsert(ObjectNode row, Optional<Long> changed) {
    scope.account().ifPresent(account -> row.put(ACCOUNT, account));
    return VendorRow.upsert(
        scope.recordId(row.path("id").textValue()),
        Snapshot.seconds(row).map(Instant::ofEpochSecond),
        changed.map(Instant::ofEpochSecond),
        row);
  }

  /** A row that is gone. */
  VendorRow delete(ChangeSignal signal, long changed) {
    return VendorRow.delete(
        scope.recordId(signal.row()),
        signal.made().map(Instant::ofEpochSecond),
        Optional.of(Instant.ofEpochSecond(changed)));
  }
}
