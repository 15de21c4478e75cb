package io.selfsame.source.stripe.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.stripe.api.ListPage;
import io.selfsame.source.stripe.api.StripeApi;
import java.util.ArrayList;
import java.util.List;

/**
 * What was deleted in a gap of the events, as far as Stripe still tells: the deletions of its
 * thirty days of events. A list shows no deleted rows, and which rows there were before is not
 * known here, so deletions between the gap's beginning and the oldest event stay unknown.
 */
final class Deletions {
  private final StripeObject object;
  private final StripeScope scope;
  private final StripeApi api;
  private final Hydration hydration;
  private final RowReader reader;

  Deletions(StripeObject object, StripeScope scope, StripeApi api, Hydration hydration) {
    this.object = object;
    this.scope = scope;
    this.api = api;
    this.hydration = hydration;
    this.reader = new RowReader(scope);
  }

  /** Rows that are gone, and the position after them. */
  record Read(List<VendorRow> rows, StripePosition next) {}

  Read read(StripePosition position) throws VendorException {
    String after = position.gapEvent().map(StripeObject::after).orElse("");
    long since = position.gap().orElse(0L);
    ListPage page =
        api.list(object.deletions(StripeApi.MOST_ROWS) + "&created[gte]=" + since + after);
    List<VendorRow> rows = gone(page, position);
    if (page.rows().isEmpty() || !page.hasMore()) {
      return new Read(rows, position.deletionsDone());
    }
    ObjectNode last = page.rows().get(page.rows().size() - 1);
    return new Read(rows, position.deletionsAfter(last.path("id").textValue()));
  }

  /** Some deletions end a row that stays (a canceled subscription): those are no deletions here. */
  private List<VendorRow> gone(ListPage page, StripePosition position) throws VendorException {
    List<ChangeSignal> signals =
        page.rows().stream()
            .flatMap(event -> ChangeSignal.of(event, object).stream())
            .filter(signal -> signal.about() && scope.window().contains(signal.made()))
            .toList();
    Hydration.Rows still = hydration.rows(signals);
    List<VendorRow> rows = new ArrayList<>();
    for (ChangeSignal signal : signals) {
      if (still.isGone(signal.row())) {
        rows.add(reader.delete(signal, Math.max(signal.created(), position.floor().orElse(0L))));
      }
    }
    return rows;
  }
}
