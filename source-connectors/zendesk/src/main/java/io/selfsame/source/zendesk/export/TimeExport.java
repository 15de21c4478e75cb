package io.selfsame.source.zendesk.export;

import io.selfsame.source.polling.vendor.PageFacts;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.polling.vendor.VendorStream;
import io.selfsame.source.zendesk.api.ZendeskApi;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Organizations: Zendesk exports them by time only. A page starts with the very second the last one
 * ended with, so the rows of that second are remembered in the position and left out. A second with
 * more rows than a page can hold cannot be got past, which is reported.
 */
public final class TimeExport implements VendorStream {
  private static final String START_TIME = "start_time";
  private static final String SEEN = "seen_of_second";

  private final ExportedObject object;
  private final ZendeskApi api;
  private final ExportOptions options;
  private final PageSize pageSize;

  public TimeExport(ExportedObject object, ZendeskApi api, ExportOptions options) {
    this.object = object;
    this.api = api;
    this.options = options;
    this.pageSize = new PageSize(object.plural(), options.pageRows());
  }

  @Override
  public String object() {
    return object.plural();
  }

  @Override
  public StreamPage read(StreamPosition position) throws VendorException {
    long start = position.number(START_TIME).orElse(0L);
    if (!options.mayStartAt(start)) {
      return new StreamPage(List.of(), position, true, Optional.empty());
    }
    Instant covered = options.covered();
    PageSize.Answer answer = pageSize.read(rows -> ask(start, rows));
    if (isStuck(answer, start) && answer.asked() < PageSize.MOST) {
      answer = pageSize.read(rows -> ask(start, rows), PageSize.MOST);
    }
    if (isStuck(answer, start)) {
      throw stuck(start, answer.asked());
    }
    StreamPage page = page(position, answer, start);
    return new StreamPage(
        page.rows(),
        page.next(),
        page.caughtUp(),
        page.declared(),
        new PageFacts(
            Optional.of(page.caughtUp() ? covered : Instant.ofEpochSecond(start)),
            Optional.empty(),
            api.requestsLeft(),
            page.facts().rejected()));
  }

  @Override
  public void close() {
    api.close();
  }

  private StreamPage page(StreamPosition position, PageSize.Answer answer, long start)
      throws VendorException {
    ExportPage exported = ExportPage.newestRows(answer.page(), object);
    List<VendorRow> page = exported.rows();
    if (page.isEmpty() && exported.rejected().isEmpty()) {
      return new StreamPage(List.of(), position, true, Optional.empty());
    }
    long end = answer.body().path("end_time").asLong(start);
    SeenRows seen = SeenRows.parse(position.text(SEEN).orElse(""));
    List<VendorRow> fresh = page.stream().filter(row -> !seen.covers(row)).toList();
    StreamPosition next =
        new StreamPosition(
            Map.of(START_TIME, end, SEEN, SeenRows.text(SeenRows.ofSecond(end, page))));
    return new StreamPage(fresh, next, !isFull(answer), Optional.empty())
        .withRejected(exported.rejected());
  }

  private ZendeskApi.Rows ask(long start, int rows) throws VendorException {
    return api.export(
        object.plural() + ".json",
        object.plural(),
        Map.of(START_TIME, Long.toString(start), "per_page", Integer.toString(rows)));
  }

  private boolean isStuck(PageSize.Answer answer, long start) {
    return isFull(answer) && answer.body().path("end_time").asLong(start) <= start;
  }

  private boolean isFull(PageSize.Answer answer) {
    int rows = answer.body().path(object.plural()).size() + answer.page().rejected().size();
    return rows >= answer.asked();
  }

  private VendorException stuck(long second, int asked) {
    return VendorException.fatal(
        "NO_PROGRESS",
        asked
            + " or more "
            + object.plural()
            + " were changed in the second "
            + second
            + ", which Zendesk's export cannot get past",
        "Set 'start_time' of this stream's offset to the next second, after touching those rows"
            + " again in Zendesk.");
  }
}
