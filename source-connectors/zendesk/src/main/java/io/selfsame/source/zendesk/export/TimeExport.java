package io.selfsame.source.zendesk.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.polling.vendor.VendorStream;
import io.selfsame.source.zendesk.api.ZendeskApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Organizations: Zendesk exports them by time only. A page starts with the very second the last one
 * ended with, so the rows of that second are remembered in the position and left out.
 */
public final class TimeExport implements VendorStream {
  private static final String START_TIME = "start_time";
  private static final String SEEN = "seen_of_second";

  private final ExportedObject object;
  private final ZendeskApi api;
  private final int pageRows;

  /**
   * @param pageRows rows on a full page; a page with fewer is the last one for now
   */
  public TimeExport(ExportedObject object, ZendeskApi api, int pageRows) {
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
    long start = position.number(START_TIME).orElse(0L);
    JsonNode answer =
        api.export(
            object.plural() + ".json",
            Map.of(START_TIME, Long.toString(start), "per_page", Integer.toString(pageRows)));
    List<ObjectNode> page = ExportPage.rows(answer, object);
    if (page.isEmpty()) {
      return new StreamPage(List.of(), position, true, Optional.empty());
    }
    long end = answer.path("end_time").asLong(start);
    boolean full = page.size() >= pageRows;
    if (full && end <= start) {
      throw stuck(start);
    }
    Set<String> seen = SeenRows.parse(position.text(SEEN).orElse(""));
    List<VendorRow> rows = new ArrayList<>();
    for (ObjectNode fields : page) {
      if (!seen.contains(SeenRows.mark(fields))) {
        rows.add(object.row(fields));
      }
    }
    return new StreamPage(rows, after(end, page), !full, Optional.empty());
  }

  @Override
  public void close() {
    api.close();
  }

  private StreamPosition after(long end, List<ObjectNode> page) {
    return new StreamPosition(
        Map.of(START_TIME, end, SEEN, SeenRows.ofSecond(end, page, object::row)));
  }

  private VendorException stuck(long second) {
    return VendorException.fatal(
        "NO_PROGRESS",
        "more than "
            + pageRows
            + " "
            + object.plural()
            + " were changed in the second "
            + second
            + ", which Zendesk's export cannot get past",
        "Set 'start_time' of this stream's offset to the next second, after touching those rows"
            + " again in Zendesk.");
  }
}
