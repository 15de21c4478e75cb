package io.selfsame.source.rest.stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.selfsame.source.polling.http.HeldAnswer;
import io.selfsame.source.polling.http.HttpStream;
import io.selfsame.source.polling.vendor.RejectedRow;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.rest.access.Prepared;
import io.selfsame.source.rest.access.RestApi;
import io.selfsame.source.rest.manifest.Pagination;
import io.selfsame.source.rest.manifest.StreamSpec;
import io.selfsame.source.rest.template.Path;
import io.selfsame.source.rest.template.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a list page by page, a long page slice by slice. A list that may change while it is read is
 * asked for a page anew when its answer was lost; only files of lines, which do not change, go on
 * behind the rows that were done. One thread reads, any may close.
 */
final class Listing implements AutoCloseable {
  private static final Path ID = Path.of("id");
  private final RestApi api;
  private final StreamSpec spec;
  private final Values always;
  private final NextPage pages;
  private final HeldAnswer held;
  private Optional<HttpStream> opened = Optional.empty();
  private Optional<Reading> reading = Optional.empty();

  /** A page that is being read, and the last row's value so far. */
  private record Reading(
      String key, long rowsDone, Prepared request, HttpStream answer, Optional<String> last) {}

  /**
   * @param always what placeholders stand for in every request
   */
  Listing(RestApi api, StreamSpec spec, Values always, HeldAnswer.Limits limits) {
    this.api = api;
    this.spec = spec;
    this.always = always;
    this.pages = new NextPage(spec.pagination());
    this.held = new HeldAnswer(page -> opened.orElseThrow(), rowsOf(spec.response()), limits);
  }

  private static HeldAnswer.Format rowsOf(StreamSpec.ResponseSpec response) {
    return RowFormats.of(response);
  }

  /**
   * Returns the rows after a cursor.
   *
   * @param window what stands for it in the request
   * @param scope what tells this reading of the list from others, its window for example
   */
  ListPage read(Values window, String scope, ListCursor cursor) throws VendorException {
    String key = scope + '\n' + cursor.page().orElse("");
    Optional<Reading> going =
        reading.filter(it -> it.key().equals(key) && it.rowsDone() == cursor.rowsDone());
    reading = Optional.empty();
    if (going.isEmpty()) {
      held.close();
      going = opened(window, key, cursor);
    }
    return going.isEmpty()
        ? new ListPage(List.of(), Optional.empty(), List.of())
        : slice(going.get(), cursor.page());
  }

  /** All rows of a page at once, for what its first answer did not have. */
  List<JsonNode> whole(Values window, ListCursor cursor) throws VendorException {
    JsonNode answer = api.json(request(window, cursor));
    List<JsonNode> rows = new ArrayList<>();
    spec.response().records().in(answer).forEach(rows::add);
    return rows;
  }

  private Prepared request(Values window, ListCursor cursor) throws VendorException {
    Values values = always.and(window).and(pages.values(cursor.page()));
    Prepared first = api.prepare(spec.request(), values);
    return spec.pagination() instanceof Pagination.Link && cursor.page().isPresent()
        ? first.to(api.hosts().stored(cursor.page().get()))
        : first;
  }

  private Optional<Reading> opened(Values window, String key, ListCursor cursor)
      throws VendorException {
    Prepared request = request(window, cursor);
    opened = api.open(request);
    long done = spec.response().lines() ? cursor.rowsDone() : 0;
    return opened.map(answer -> new Reading(key, done, request, answer, Optional.empty()));
  }

  private ListPage slice(Reading from, Optional<String> page) throws VendorException {
    HeldAnswer.Slice slice = held.read(from.key(), from.rowsDone());
    Optional<String> last = pages.last(from.last().or(() -> page), slice.rows());
    if (slice.envelope().isEmpty()) {
      reading =
          Optional.of(
              new Reading(from.key(), slice.rowsDone(), from.request(), from.answer(), last));
      return page(slice, Optional.of(new ListCursor(slice.rowsDone(), page)));
    }
    NextPage.Told told =
        new NextPage.Told(slice.envelope().get(), from.answer()::header, slice.rowsDone(), last);
    Optional<String> next = pages.after(page, told);
    if (next.isPresent() && spec.pagination() instanceof Pagination.Link) {
      next = Optional.of(api.hosts().shortened(api.next(from.request(), next.get())));
    }
    if (next.isPresent() && next.equals(page)) {
      throw VendorException.retry(
          "NO_PROGRESS", "the vendor's next page is the one just read", Optional.empty());
    }
    return page(slice, next.map(state -> new ListCursor(0, Optional.of(state))));
  }

  private ListPage page(HeldAnswer.Slice slice, Optional<ListCursor> next) {
    List<RejectedRow> rejected = slice.rejected().stream().map(this::told).toList();
    return new ListPage(slice.rows(), next, rejected);
  }

  /** The reader knows a member {@code id}; of rows whose id is elsewhere the place must do. */
  private RejectedRow told(RejectedRow row) {
    return spec.row().id().equals(ID)
        ? row
        : new RejectedRow(row.code(), Optional.empty(), row.element());
  }

  @Override
  public void close() {
    held.close();
  }
}
