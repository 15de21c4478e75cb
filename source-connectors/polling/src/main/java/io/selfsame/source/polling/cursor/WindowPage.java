package io.selfsame.source.polling.cursor;

import io.selfsame.source.polling.vendor.VendorRow;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Some rows of a window.
 *
 * @param rows each with its time of change
 * @param next where the window goes on; empty when these were its last rows
 */
public record WindowPage(List<VendorRow> rows, Optional<String> next) {
  public WindowPage {
    rows = List.copyOf(rows);
    Objects.requireNonNull(next, "next");
  }
}
