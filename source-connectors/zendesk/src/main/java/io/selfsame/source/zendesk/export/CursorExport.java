package io.selfsame.source.zendesk.export;

import com.fasterxml.jackson.databind.JsonNode;
import io.selfsame.source.polling.vendor.PageFacts;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.polling.vendor.VendorStream;
import io.selfsame.source.zendesk.api.ZendeskApi;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Users and tickets: Zendesk keeps the place in an opaque cursor, from the first row there ever was
 * to the changes of a minute ago. The end of the stream is not the end of the cursor. The last rows
 * of a page are remembered in the position, for Zendesk may begin the next page with them.
 */
public final class CursorExport implements VendorStream {
  private static final String CURSOR = "cursor";
  private static final String SEEN = "seen";
  private static final String SNAPSHOT_DONE = "snapshot_done";

  /** Rows at the end of a page that may be on the next one, too. */
  private static final int REMEMBERED = 100;

  private final ExportedObject object;
  private final ZendeskApi api;
  private final ExportOptions options;
  private final PageSize pageSize;
  private final Optional<Merges> merges;

  /**
   * @param merges tells merged rows from deleted ones, for users
   */
  public CursorExport(
      ExportedObject object, ZendeskApi api, ExportOptions options, Optional<Merges> merges) {
    this.object = object;
    this.api = api;
    this.options = options;
    this.pageSize = new PageSize(object.plural(), options.pageRows());
    this.merges = merges;
  }

  @Override
  public String object() {
    return object.plural();
  }

  @Override
  public StreamPage read(StreamPosition position) throws VendorException {
    Optional<String> cursor = position.text(CURSOR);
    Instant covered = options.covered();
    PageSize.Answer asked = pageSize.read(rows -> ask(query(cursor, rows)));
    JsonNode answer = asked.body();
    SeenRows seen = SeenRows.parse(position.text(SEEN).orElse(""));
    ExportPage exported = ExportPage.newestRows(asked.page(), object);
    List<VendorRow> page = exported.rows();
    List<VendorRow> fresh = page.stream().filter(row -> !seen.covers(row)).toList();
    boolean caughtUp = answer.path("end_of_stream").asBoolean(false);
    StreamPosition next = after(position, answer, page, caughtUp);
    // A user merged before the snapshot was never seen as somebody else: deleted is all there is.
    boolean changes = position.flag(SNAPSHOT_DONE) && merges.isPresent();
    List<VendorRow> rows = changes ? merges.get().resolve(fresh) : fresh;
    Optional<Instant> until = caughtUp ? Optional.of(covered) : exported.newest();
    return new StreamPage(
        rows,
        next,
        caughtUp,
        Optional.empty(),
        new PageFacts(until, Optional.empty(), api.requestsLeft(), exported.rejected()));
  }

  @Override
  public void close() {
    api.close();
  }

  private ZendeskApi.Rows ask(Map<String, String> query) throws VendorException {
    return api.export(object.plural() + "/cursor.json", object.plural(), query);
  }

  private Map<String, String> query(Optional<String> cursor, int rows) {
    Map<String, String> query = new HashMap<>();
    query.put(cursor.isPresent() ? CURSOR : "start_time", cursor.orElse("0"));
    query.put("per_page", Integer.toString(rows));
    if (object == ExportedObject.USERS && options.identities()) {
      query.put("include", "identities");
    }
    return query;
  }

  /** An answer without rows may come without a cursor: the old one stays good. */
  private static StreamPosition after(
      StreamPosition position, JsonNode answer, List<VendorRow> page, boolean caughtUp) {
    StreamPosition next = position;
    if (answer.path("after_cursor").isTextual()) {
      next = next.with(CURSOR, answer.path("after_cursor").textValue());
    }
    if (!page.isEmpty()) {
      int from = Math.max(0, page.size() - REMEMBERED);
      next = next.with(SEEN, SeenRows.text(page.subList(from, page.size())));
    }
    return caughtUp && next.text(CURSOR).isPresent() ? next.with(SNAPSHOT_DONE, true) : next;
  }
}
