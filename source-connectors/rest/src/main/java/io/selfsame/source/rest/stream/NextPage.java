package io.selfsame.source.rest.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.source.polling.vendor.PositionException;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.rest.manifest.Pagination;
import io.selfsame.source.rest.template.Path;
import io.selfsame.source.rest.template.Values;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a list goes on after a page, by its pagination. */
final class NextPage {
  private static final Pattern LINK = Pattern.compile("<([^<>]*)>\\s*;([^,]*)");

  private final Pagination pagination;

  NextPage(Pagination pagination) {
    this.pagination = pagination;
  }

  /** What an answer told. */
  record Told(
      JsonNode envelope,
      Function<String, Optional<String>> header,
      long rows,
      Optional<String> last) {}

  /** What a page is asked with. */
  Values values(Optional<String> page) {
    if (pagination instanceof Pagination.Cursor) {
      return page.map(cursor -> Values.none().with("position.cursor", cursor))
          .orElse(Values.none());
    } else if (pagination instanceof Pagination.Numbered numbered) {
      return Values.none().with("position.number", number(page, numbered.first()));
    } else if (pagination instanceof Pagination.Offset) {
      return Values.none().with("position.offset", number(page, 0));
    } else if (pagination instanceof Pagination.Keyset keyset) {
      return Values.none().with("position.after", page.orElse(keyset.start()));
    }
    return Values.none();
  }

  /** The next page; empty when this was the last. */
  Optional<String> after(Optional<String> page, Told told) {
    if (isEnd(told.envelope())) {
      return Optional.empty();
    }
    if (pagination instanceof Pagination.Cursor cursor) {
      return cursor.body().isPresent()
          ? cursor.body().get().text(told.envelope())
          : cursor.header().flatMap(told.header()).filter(token -> !token.isEmpty());
    } else if (pagination instanceof Pagination.Link link) {
      return link.body().isPresent()
          ? link.body().get().text(told.envelope())
          : told.header().apply("Link").flatMap(NextPage::relNext);
    } else if (told.rows() == 0) {
      return Optional.empty();
    } else if (pagination instanceof Pagination.Numbered numbered) {
      return numbered(page, numbered, told);
    } else if (pagination instanceof Pagination.Offset offset) {
      return offset(page, offset, told);
    } else if (pagination instanceof Pagination.Keyset) {
      return told.last();
    }
    return Optional.empty();
  }

  private boolean isEnd(JsonNode envelope) {
    return pagination.more().isPresent() && !pagination.more().get().in(envelope).asBoolean(false);
  }

  private static Optional<String> numbered(
      Optional<String> page, Pagination.Numbered numbered, Told told) {
    long number = number(page, numbered.first());
    long done = number - numbered.first() + 1;
    Optional<Long> pages = whole(numbered.pages(), told.envelope());
    return pages.filter(all -> done >= all).isPresent()
        ? Optional.empty()
        : Optional.of(Long.toString(number + 1));
  }

  private static Optional<String> offset(
      Optional<String> page, Pagination.Offset offset, Told told) {
    long done = number(page, 0) + told.rows();
    Optional<Long> total = whole(offset.total(), told.envelope());
    return total.filter(all -> done >= all).isPresent()
        ? Optional.empty()
        : Optional.of(Long.toString(done));
  }

  private static Optional<Long> whole(Optional<Path> path, JsonNode envelope) {
    return path.map(each -> each.in(envelope))
        .filter(JsonNode::canConvertToLong)
        .map(JsonNode::longValue);
  }

  private static long number(Optional<String> page, long otherwise) {
    try {
      return page.map(Long::parseLong).orElse(otherwise);
    } catch (NumberFormatException e) {
      throw new PositionException("the page of a cursor is no number");
    }
  }

  private static Optional<String> relNext(String header) {
    Matcher links = LINK.matcher(header);
    while (links.find()) {
      if (links.group(2).matches("(?i).*\\brel\\s*=\\s*\"?next\"?.*")) {
        return Optional.of(links.group(1));
      }
    }
    return Optional.empty();
  }

  /**
   * The value the page after some rows begins with.
   *
   * @throws VendorException FATAL when the rows are not in ascending order: some would be skipped
   */
  Optional<String> last(Optional<String> before, List<ObjectNode> rows) throws VendorException {
    if (!(pagination instanceof Pagination.Keyset keyset)) {
      return Optional.empty();
    }
    Optional<String> last = before.or(() -> Optional.of(keyset.start()));
    for (ObjectNode row : rows) {
      Optional<String> own = keyset.by().text(row);
      if (own.isEmpty() || !isAfter(own.get(), last.orElse(""), keyset.numeric())) {
        throw VendorException.fatal(
            "KEYSET_NOT_ASCENDING",
            "rows did not come in the order of '" + keyset.by() + "'",
            "The manifest's request must sort by it, ascending, and begin after"
                + " {{position.after}}.");
      }
      last = own;
    }
    return last;
  }

  private static boolean isAfter(String own, String last, boolean numeric) {
    if (!numeric) {
      return last.isEmpty() || own.compareTo(last) > 0;
    }
    try {
      return new BigInteger(own).compareTo(new BigInteger(last.isEmpty() ? "-1" : last)) > 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
