package io.selfsame.source.zendesk.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.polling.vendor.VendorStream;
import io.selfsame.source.zendesk.api.ZendeskApi;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Users and tickets: Zendesk keeps the place in an opaque cursor, from the first row there ever was
 * to the changes of a minute ago. The end of the stream is not the end of the cursor.
 */
public final class CursorExport implements VendorStream {
  private static final String CURSOR = "cursor";

  private final ExportedObject object;
  private final ZendeskApi api;
  private final int pageRows;

  /**
   * @param pageRows the most rows to ask for in one page
   */
  public CursorExport(ExportedObject object, ZendeskApi api, int pageRows) {
    this.object = object;
    this.api = api;
    this.pageRows = pageRows;
  }

  @Override
  public String object() {
    return object.plural();
  }

  @Override
  public StreamPage read(StreamPosition position) throws VendorException {
    Optional<String> cursor = position.text(CURSOR);
    JsonNode answer =
        api.export(
            object.plural() + "/cursor.json",
            Map.of(
                cursor.isPresent() ? CURSOR : "start_time",
                cursor.orElse("0"),
                "per_page",
                Integer.toString(pageRows)));
    List<VendorRow> rows = newestOfEach(ExportPage.rows(answer, object));
    // An answer without rows may come without a cursor: the old one stays good.
    Optional<String> next =
        Optional.of(answer.path("after_cursor")).filter(JsonNode::isTextual).map(JsonNode::asText);
    boolean moved = next.isPresent() && !next.equals(cursor);
    // Whatever the answer claims, asking again at once is of no use if the cursor has not moved.
    boolean caughtUp = answer.path("end_of_stream").asBoolean(false) || !moved;
    return new StreamPage(
        rows,
        next.map(at -> position.with(CURSOR, at)).orElse(position),
        caughtUp,
        Optional.empty());
  }

  @Override
  public void close() {
    api.close();
  }

  /** A row changed while a page was made can be on it twice, not always in order. */
  private List<VendorRow> newestOfEach(List<ObjectNode> page) {
    Map<String, VendorRow> newest = new LinkedHashMap<>();
    for (ObjectNode fields : page) {
      VendorRow row = object.row(fields);
      VendorRow other = newest.get(row.id());
      if (other == null || !time(row).isBefore(time(other))) {
        newest.remove(row.id());
        newest.put(row.id(), row);
      }
    }
    return List.copyOf(newest.values());
  }

  private static Instant time(VendorRow row) {
    return row.changedAt().orElse(Instant.MIN);
  }
}
