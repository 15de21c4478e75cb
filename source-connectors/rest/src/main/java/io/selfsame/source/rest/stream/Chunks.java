package io.selfsame.source.rest.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.rest.template.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A page whose fields do not fit one request: it is asked for again with the other names, and rows
 * are put together by id and time of change. A row that is not the same in all answers was changed
 * between them: the page is read again.
 */
final class Chunks {
  private static final String NAMES = "metadata.names";

  private final Listing listing;
  private final RowMaker maker;

  Chunks(Listing listing, RowMaker maker) {
    this.listing = listing;
    this.maker = maker;
  }

  /** Names in portions; one without any when there are none. */
  static List<Values> of(List<String> names, Optional<Integer> atOnce) {
    int most = atOnce.orElse(Integer.MAX_VALUE);
    List<Values> portions = new ArrayList<>();
    for (int from = 0; from < names.size() || from == 0; from += Math.min(most, names.size() + 1)) {
      int end = (int) Math.min(names.size(), (long) from + most);
      portions.add(Values.none().with(NAMES, names.subList(from, end)));
    }
    return portions;
  }

  /** Completes the rows of a page with the fields of a further portion. */
  void complete(List<ObjectNode> rows, Values window, ListCursor cursor, Values portion)
      throws VendorException {
    Map<String, JsonNode> further = new HashMap<>();
    for (JsonNode row : listing.whole(window.and(portion), cursor)) {
      maker.id(row).ifPresent(id -> further.put(id, row));
    }
    for (ObjectNode row : rows) {
      JsonNode rest = maker.id(row).map(further::get).orElse(null);
      if (rest == null || !maker.changedAt(rest).equals(maker.changedAt(row))) {
        throw VendorException.retry(
            "CHANGED_BETWEEN",
            "rows changed between the requests that ask for their fields",
            Optional.empty());
      }
      merge(row, (ObjectNode) rest);
    }
  }

  private static void merge(ObjectNode row, ObjectNode rest) {
    for (Map.Entry<String, JsonNode> member : rest.properties()) {
      if (member.getValue() instanceof ObjectNode inner
          && row.get(member.getKey()) instanceof ObjectNode own) {
        merge(own, inner);
      } else {
        row.set(member.getKey(), member.getValue());
      }
    }
  }
}
