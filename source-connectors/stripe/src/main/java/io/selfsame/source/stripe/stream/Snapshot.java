package io.selfsame.source.stripe.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.stripe.api.ListPage;
import io.selfsame.source.stripe.api.StripeApi;
import io.selfsame.source.stripe.api.StripeFailures;
import io.selfsame.source.stripe.stream.StripePosition.SnapshotMark;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All rows, newest first. Rows made while it runs are not on later pages, but have events.
 *
 * <p>Stripe does not tell when a row changed last, only when it was made. That is the time a row of
 * the snapshot gets: every event about it is later, so what an event brings always counts as newer,
 * and a repeated snapshot of the same rows gives the same records. Rows of a walk that is not the
 * first count as changed no earlier than what was emitted before.
 */
final class Snapshot {
  private static final Logger LOG = LoggerFactory.getLogger(Snapshot.class);

  private final StripeObject object;
  private final StripeScope scope;
  private final StripeApi api;
  private final int pageRows;
  private final Clock clock;
  private final RowReader reader;

  Snapshot(StripeObject object, StripeScope scope, StripeApi api, int pageRows, Clock clock) {
    this.object = object;
    this.scope = scope;
    this.api = api;
    this.pageRows = pageRows;
    this.clock = clock;
    this.reader = new RowReader(scope);
  }

  /** A page of rows, and the position after it. */
  record Read(List<VendorRow> rows, StripePosition next) {}

  Read read(StripePosition position) throws VendorException {
    Optional<ListPage> found = page(position.snapshot());
    if (found.isEmpty()) {
      LOG.warn(
          "The list of {} starts anew: the row it stood at is gone and was not dated",
          object.path());
      return read(position.snapshotFromHead());
    }
    ListPage page = found.get();
    long floor = position.complete() ? position.leastChanged() : position.floor().orElse(0L);
    List<VendorRow> rows = page.rows().stream().map(row -> row(row, floor)).toList();
    if (page.rows().isEmpty() && page.hasMore() && page.leftOut().isPresent()) {
      SnapshotMark mark = new SnapshotMark(page.leftOut().get(), Optional.empty());
      return new Read(rows, position.snapshotAt(mark));
    }
    if (page.rows().isEmpty() && page.hasMore()) {
      LOG.warn("The list of {} ended with an empty page that promised more", object.path());
    }
    if (page.rows().isEmpty() || !page.hasMore()) {
      return new Read(rows, position.snapshotComplete(clock.instant().getEpochSecond()));
    }
    ObjectNode last = page.rows().get(page.rows().size() - 1);
    return new Read(
        rows, position.snapshotAt(new SnapshotMark(last.path("id").textValue(), seconds(last))));
  }

  /**
   * The row a page follows may have been deleted since: then go on from when it was made. Empty
   * when nobody knows when that was.
   */
  private Optional<ListPage> page(Optional<SnapshotMark> mark) throws VendorException {
    String first = object.rows(pageRows);
    if (mark.isEmpty()) {
      return Optional.of(api.list(first + scope.window().filter()));
    }
    try {
      return Optional.of(
          api.list(first + scope.window().filter() + StripeObject.after(mark.get().row())));
    } catch (VendorException e) {
      if (!e.code().equals(StripeFailures.RESOURCE_MISSING)) {
        throw e;
      }
    }
    if (mark.get().created().isEmpty()) {
      return Optional.empty();
    }
    String until = "&created[lte]=" + mark.get().created().get();
    return Optional.of(api.list(first + scope.window().lowerFilter() + until));
  }

  private VendorRow row(ObjectNode row, long floor) {
    Optional<Long> created = seconds(row);
    Optional<Long> least = floor > 0 ? Optional.of(floor) : Optional.empty();
    return reader.upsert(row, created.map(at -> Math.max(at, floor)).or(() -> least));
  }

  /** When a row was made; empty should the field ever be something else than a number. */
  static Optional<Long> seconds(JsonNode row) {
    JsonNode created = row.path("created");
    return created.isIntegralNumber() && created.canConvertToLong()
        ? Optional.of(created.longValue())
        : Optional.empty();
  }
}
