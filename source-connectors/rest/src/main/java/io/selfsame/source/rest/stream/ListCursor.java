package io.selfsame.source.rest.stream;

import io.selfsame.source.polling.vendor.PositionException;
import java.util.Optional;

/**
 * A place in a list.
 *
 * @param rowsDone of the page
 * @param page what leads to it, in the pagination's terms; empty for the first
 */
record ListCursor(long rowsDone, Optional<String> page) {
  static final ListCursor START = new ListCursor(0, Optional.empty());

  static ListCursor of(Optional<String> text) {
    if (text.isEmpty()) {
      return START;
    }
    String[] parts = text.get().split(" ", 2);
    try {
      long rows = Long.parseLong(parts[0]);
      return new ListCursor(rows, parts.length < 2 ? Optional.empty() : Optional.of(parts[1]));
    } catch (NumberFormatException e) {
      throw new PositionException("a cursor is a number of rows, a space and the page");
    }
  }

  String text() {
    return rowsDone + page.map(state -> " " + state).orElse("");
  }
}
