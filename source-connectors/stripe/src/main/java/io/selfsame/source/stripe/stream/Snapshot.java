package io.selfsame.source.stripe.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.stripe.api.ListPage;
import io.selfsame.source.stripe.api.StripeApi;
import io.selfsame.source.stripe.api.StripeFailures;
import io.selfsame.source.stripe.stream.StripePosition.SnapshotMark;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All rows, newest first. Rows made while it runs are not on later pages, but have events.
 *
 * <p>Stripe does not tell when a row changed last, only when it was made. That is the time a row of
 * the snapshot gets: every event about it is later, so what an event brings always counts as newer,
 * and a repeated snapshot of the same rows gives the same records.
 */
final class Snapshot {
  private static final Logger LOG = LoggerFactory.getLogger(Snapshot.class);

  private final StripeObject object;
  private final StripeApi api;
  private final int pageRows;

  Snapshot(StripeObject object, StripeApi api, int pageRows) {
    this.object = object;
    this.api = api;
    this.pageRows = pageRows;
  }

  /** A page of rows, and the position after it. */
  record Read(List<VendorRow> rows, StripePosition next) {}

  Read read(StripePosition position) throws VendorException {
    ListPage page = page(position.snapshot());
    List<VendorRow> rows = page.rows().stream().map(row -> row(row, position.floor())).toList();
    if (page.rows().isEmpty() && page.hasMore()) {
      LOG.warn("The list of {} ended with an empty page that promised more", object.plural());
    }
    if (page.rows().isEmpty() || !page.hasMore()) {
      return new Read(rows, position.snapshotComplete());
    }
    ObjectNode last = page.rows().get(page.rows().size() - 1);
    return new Read(
        rows, position.snapshotAt(new SnapshotMark(last.path("id").textValue(), seconds(last))));
  }

  /** The row a page follows may have been deleted since: then go on from when it was made. */
  private ListPage page(Optional<SnapshotMark> mark) throws VendorException {
    String first = object.rows(pageRows);
    if (mark.isEmpty()) {
      return api.list(first);
    }
    try {
      return api.list(first + "&starting_after=" + mark.get().row());
    } catch (VendorException e) {
      if (!e.code().equals(StripeFailures.RESOURCE_MISSING) || mark.get().created().isEmpty()) {
        throw e;
      }
      return api.list(first + "&created[lte]=" + mark.get().created().get());
    }
  }

  private static VendorRow row(ObjectNode row, Optional<Long> floor) {
    Optional<Long> created = seconds(row);
    Optional<Long> changed = created.map(at -> Math.max(at, floor.orElse(at))).or(() -> floor);
    return VendorRow.upsert(
        row.path("id").textValue(),
        created.map(Instant::ofEpochSecond),
        changed.map(Instant::ofEpochSecond),
        row);
  }

  /** When a row was made; empty should the field ever be something else than a number. */
  static Optional<Long> seconds(JsonNode row) {
    JsonNode created = row.path("created");
    return created.isIntegralNumber() && created.canConvertToLong()
        ? Optional.of(created.longValue())
        : Optional.empty();
  }
}
