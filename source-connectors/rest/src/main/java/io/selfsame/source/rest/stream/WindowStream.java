package io.selfsame.source.rest.stream;

import io.selfsame.source.polling.cursor.CursorRules;
import io.selfsame.source.polling.cursor.TimeWindow;
import io.selfsame.source.polling.cursor.WindowPage;
import io.selfsame.source.polling.cursor.WindowedReader;
import io.selfsame.source.polling.vendor.RejectedRow;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.polling.vendor.VendorStream;
import io.selfsame.source.rest.access.RestApi;
import io.selfsame.source.rest.manifest.StreamSpec;
import io.selfsame.source.rest.template.Values;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A list that can be asked by time of change, read window by window. */
final class WindowStream implements VendorStream {
  private static final int REMEMBERED = 2_000;

  private final StreamSpec spec;
  private final RestApi api;
  private final PageReader pages;
  private final WindowedReader windows;
  private List<RejectedRow> rejected = List.of();

  /**
   * @param first where the first window begins
   */
  WindowStream(StreamSpec spec, RestApi api, PageReader pages, Instant first, Clock clock) {
    this.spec = spec;
    this.api = api;
    this.pages = pages;
    StreamSpec.Windows cut = spec.windows().orElseThrow();
    CursorRules rules = new CursorRules(first, cut.lag(), cut.overlap(), cut.longest(), REMEMBERED);
    // A filter that knows whole seconds only must not be asked for half of one.
    this.windows = new WindowedReader(this::window, rules, Clock.tick(clock, cut.granularity()));
  }

  @Override
  public String object() {
    return spec.object();
  }

  @Override
  public String part() {
    return spec.part();
  }

  @Override
  public StreamPage read(StreamPosition position) throws VendorException {
    rejected = List.of();
    StreamPage page = windows.read(position, Optional.empty()).withRejected(rejected);
    return api.callsLeft().isPresent() ? page.withQuotaLeft(api.callsLeft().getAsLong()) : page;
  }

  private WindowPage window(TimeWindow window, Optional<String> cursor) throws VendorException {
    Values values =
        Values.none().with("window.from", window.from()).with("window.until", window.until());
    String scope = window.from() + "/" + window.until();
    PageReader.Page page = pages.read(values, scope, ListCursor.of(cursor));
    rejected = page.rejected();
    return new WindowPage(within(window, page.rows()), page.next().map(ListCursor::text));
  }

  /**
   * Where the filter has no end, rows after the window's come too. They are the next window's: what
   * is read now could change again within the same second and keep its time.
   */
  private List<VendorRow> within(TimeWindow window, List<VendorRow> rows) {
    if (spec.request().names().contains("window.until")) {
      return rows;
    }
    return rows.stream()
        .filter(row -> row.changedAt().map(at -> at.isBefore(window.until())).orElse(true))
        .toList();
  }

  @Override
  public void close() {
    pages.close();
    api.close();
  }
}
