package io.selfsame.source.stripe.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.source.polling.vendor.RejectedRow;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.stripe.api.ListPage;
import io.selfsame.source.stripe.api.StripeApi;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rows as they are now, at the pinned version. Rows that were made about the same time are fetched
 * by the page (a hundred new customers in one request), others one by one. What a list does not
 * show is asked for by its id before it counts as gone.
 */
final class Hydration {
  /** Fewer than this are fetched one by one. */
  private static final int FEWEST_LISTED = 5;

  /** A page that showed fewer wanted rows than this was not worth it. */
  private static final int FEWEST_FOUND = 3;

  private static final String NO_SUCH_PARAMETER = "parameter_unknown";

  /** By code of the failure why the row is left out. */
  private static final Map<String, String> NEVER_READABLE =
      Map.of("BODY_TOO_LONG", RejectedRow.TOO_LONG, "JSON_BEYOND_LIMITS", RejectedRow.MALFORMED);

  private final StripeObject object;
  private final StripeApi api;

  /** Some lists cannot be asked for a time. */
  private boolean listable = true;

  Hydration(StripeObject object, StripeApi api) {
    this.object = object;
    this.api = api;
  }

  /**
   * Rows by id.
   *
   * @param present as they are now
   * @param unreadable ids of rows that exist and were left out
   */
  record Rows(Map<String, ObjectNode> present, Set<String> unreadable) {
    boolean isGone(String id) {
      return !present.containsKey(id) && !unreadable.contains(id);
    }
  }

  /** Returns the rows that exist. */
  Rows rows(Collection<ChangeSignal> wanted) throws VendorException {
    Map<String, ObjectNode> rows = new HashMap<>();
    Set<String> unreadable = new HashSet<>();
    if (listable) {
      list(wanted, rows);
    }
    for (ChangeSignal signal : wanted) {
      if (!rows.containsKey(signal.row())) {
        retrieve(signal.row(), rows, unreadable);
      }
    }
    return new Rows(rows, unreadable);
  }

  /** A row that no answer can bring must neither stop the others nor count as gone. */
  private void retrieve(String id, Map<String, ObjectNode> rows, Set<String> unreadable)
      throws VendorException {
    try {
      api.retrieve(object.row(id)).ifPresent(present -> rows.put(id, present));
    } catch (VendorException e) {
      if (!NEVER_READABLE.containsKey(e.code())) {
        throw e;
      }
      unreadable.add(id);
      api.reject(RejectedRow.of(NEVER_READABLE.get(e.code()), id));
    }
  }

  private void list(Collection<ChangeSignal> wanted, Map<String, ObjectNode> rows)
      throws VendorException {
    List<ChangeSignal> rest =
        new ArrayList<>(wanted.stream().filter(signal -> signal.made().isPresent()).toList());
    rest.sort(Comparator.comparing((ChangeSignal signal) -> signal.made().get()).reversed());
    int found = FEWEST_FOUND;
    while (listable && rest.size() >= FEWEST_LISTED && found >= FEWEST_FOUND) {
      long newest = rest.get(0).made().get();
      long oldest = rest.get(rest.size() - 1).made().get();
      ListPage page = page(newest, oldest);
      Map<String, ObjectNode> shown = new HashMap<>();
      page.rows().forEach(row -> shown.put(row.path("id").textValue(), row));
      long reached = page.hasMore() ? lastMade(page, newest) : oldest - 1;
      found = 0;
      for (ChangeSignal signal : List.copyOf(rest)) {
        ObjectNode row = shown.get(signal.row());
        if (row != null) {
          rows.put(signal.row(), row);
          found++;
        }
        if (row != null || signal.made().get() > reached) {
          rest.remove(signal);
        }
      }
    }
  }

  private ListPage page(long newest, long oldest) throws VendorException {
    try {
      return api.list(
          object.rows(StripeApi.MOST_ROWS) + "&created[gte]=" + oldest + "&created[lte]=" + newest);
    } catch (VendorException e) {
      if (!e.code().equals(NO_SUCH_PARAMETER)) {
        throw e;
      }
      listable = false;
      return new ListPage(List.of(), false, Optional.empty());
    }
  }

  private static long lastMade(ListPage page, long otherwise) {
    return page.rows().isEmpty()
        ? otherwise
        : Snapshot.seconds(page.rows().get(page.rows().size() - 1)).orElse(otherwise);
  }
}
