package io.selfsame.source.salesforce.stream;

import java.util.List;
import java.util.Optional;

/**
 * One page of a query's rows.
 *
 * @param locator what the next page is asked for by; empty after the last page
 * @param size how many rows the whole query found
 * @param end the row the page ends with, in the order of the query, as the query found it: a row
 *     may have been read again since
 */
public record QueryPage(
    List<ApiRow> rows, Optional<String> locator, long size, Optional<ApiRow> end) {
  public QueryPage {
    rows = List.copyOf(rows);
  }

  /** A page of rows as the query found them. */
  public QueryPage(List<ApiRow> rows, Optional<String> locator, long size) {
    this(
        rows,
        locator,
        size,
        rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(rows.size() - 1)));
  }
}
