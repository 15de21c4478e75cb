package io.selfsame.source.rest.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.source.polling.vendor.RejectedRow;
import java.util.List;
import java.util.Optional;

/**
 * Some rows of a list, as they came.
 *
 * @param next where the list goes on; empty when these were the last
 * @param rejected rows that were left out
 */
record ListPage(List<ObjectNode> rows, Optional<ListCursor> next, List<RejectedRow> rejected) {
  ListPage {
    rows = List.copyOf(rows);
    rejected = List.copyOf(rejected);
  }

  /** Returns the element of the answer after another that is a row. */
  long nextRow(long element) {
    long next = element + 1;
    while (isRejected(next)) {
      next++;
    }
    return next;
  }

  private boolean isRejected(long element) {
    return rejected.stream()
        .anyMatch(row -> row.element().isPresent() && row.element().getAsLong() == element);
  }
}
