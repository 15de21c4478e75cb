package io.selfsame.source.rest.manifest;

import io.selfsame.source.rest.template.Path;
import java.util.Optional;

/** How an answer leads to the next page. */
public sealed interface Pagination {

  /** A flag in the body that is false on the last page. */
  Optional<Path> more();

  /** The whole is one page. */
  record Single() implements Pagination {
    @Override
    public Optional<Path> more() {
      return Optional.empty();
    }
  }

  /** The answer's token is sent as {@code position.cursor}: it is in the body or a header. */
  record Cursor(Optional<Path> body, Optional<String> header, Optional<Path> more)
      implements Pagination {}

  /** The answer has the next page's URL: in the body, else in a Link header. */
  record Link(Optional<Path> body, Optional<Path> more) implements Pagination {}

  /** Pages are numbered, {@code position.number}; a page with too few rows is the last. */
  record Numbered(long first, Optional<Path> pages, Optional<Path> more) implements Pagination {}

  /** Rows are counted, {@code position.offset}; a page with too few rows is the last. */
  record Offset(Optional<Path> total, Optional<Path> more) implements Pagination {}

  /**
   * Pages begin after the last row's value, {@code position.after}; a page without rows is the
   * last.
   *
   * @param start what the first page begins after
   */
  record Keyset(Path by, boolean numeric, String start) implements Pagination {
    @Override
    public Optional<Path> more() {
      return Optional.empty();
    }
  }
}
