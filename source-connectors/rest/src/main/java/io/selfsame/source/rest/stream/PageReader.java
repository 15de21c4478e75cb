package io.selfsame.source.rest.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.rest.template.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads pages of a list as rows. One thread reads, any may close. */
final class PageReader implements AutoCloseable {
  private final Listing listing;
  private final RowMaker maker;
  private final List<PageStep> steps;

  /** Does something to the rows of a page before they are made records. */
  interface PageStep {
    List<ObjectNode> apply(List<ObjectNode> rows, Values window) throws VendorException;
  }

  /**
   * @param rejected codes of rows that were left out
   */
  record Page(List<VendorRow> rows, Optional<ListCursor> next, List<String> rejected) {}

  PageReader(Listing listing, RowMaker maker, List<PageStep> steps) {
    this.listing = listing;
    this.maker = maker;
    this.steps = List.copyOf(steps);
  }

  Page read(Values window, String scope, ListCursor cursor) throws VendorException {
    ListPage page = listing.read(window, scope, cursor);
    List<ObjectNode> raw = page.rows();
    for (PageStep step : steps) {
      raw = step.apply(raw, window);
    }
    List<VendorRow> rows = new ArrayList<>();
    List<String> rejected = new ArrayList<>(page.rejected());
    for (ObjectNode row : raw) {
      List<VendorRow> made = maker.rows(row);
      rows.addAll(made);
      if (made.isEmpty()) {
        rejected.add("ROW_WITHOUT_ID");
      }
    }
    return new Page(rows, page.next(), rejected);
  }

  @Override
  public void close() {
    listing.close();
  }
}
