package io.selfsame.source.zendesk.list;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.source.polling.vendor.RejectedRow;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.polling.vendor.VendorStream;
import io.selfsame.source.zendesk.api.ZendeskApi;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object without an export: the whole list is read at every interval, and rows that say they did
 * not change since well before the last time are left out. Deleted rows are not noticed.
 */
public final class ListStream implements VendorStream {
  private static final String AFTER = "after";
  private static final String STARTED = "pass_started";
  private static final String SINCE = "changed_since";
  private static final int MOST_ROWS = 100;

  /** Clocks differ, and a row can be shown later than it says it changed. */
  private static final Duration OVERLAP = Duration.ofMinutes(10);

  private final String object;
  private final ZendeskApi api;
  private final int pageRows;
  private final Clock clock;

  /**
   * @param object one of {@link ListedObjects#names}
   * @param pageRows the most rows to ask for in one page
   */
  public ListStream(String object, ZendeskApi api, int pageRows, Clock clock) {
    this.object = object;
    this.api = api;
    this.pageRows = Math.min(MOST_ROWS, pageRows);
    this.clock = clock;
  }

  @Override
  public String object() {
    return object;
  }

  @Override
  public StreamPage read(StreamPosition position) throws VendorException {
    Optional<String> after = position.text(AFTER);
    long started = position.number(STARTED).filter(any -> after.isPresent()).orElse(clock.millis());
    Map<String, String> query = new HashMap<>(Map.of("page[size]", Integer.toString(pageRows)));
    after.ifPresent(cursor -> query.put("page[after]", cursor));
    ZendeskApi.Rows page = api.rows(object + ".json", object, query);
    JsonNode answer = page.body();
    List<RejectedRow> rejected = new ArrayList<>(page.rejected());
    long since = position.number(SINCE).orElse(Long.MIN_VALUE);
    List<VendorRow> rows =
        rows(answer, rejected).stream().filter(row -> mayHaveChanged(row, since)).toList();
    JsonNode next = answer.path("meta").path("after_cursor");
    boolean more = answer.path("meta").path("has_more").asBoolean(false) && next.isTextual();
    StreamPosition then =
        more
            ? position.with(AFTER, next.textValue()).with(STARTED, started)
            : StreamPosition.start().with(SINCE, started - OVERLAP.toMillis());
    return new StreamPage(rows, then, !more, Optional.empty()).withRejected(rejected);
  }

  @Override
  public void close() {
    api.close();
  }

  private List<VendorRow> rows(JsonNode answer, List<RejectedRow> rejected) throws VendorException {
    if (!answer.path(object).isArray()) {
      throw malformed();
    }
    List<VendorRow> rows = new ArrayList<>();
    for (JsonNode row : answer.path(object)) {
      if (!(row instanceof ObjectNode fields) || !row.path("id").isValueNode()) {
        rejected.add(RejectedRow.at(RejectedRow.WITHOUT_ID, rows.size() + rejected.size()));
        continue;
      }
      String id = row.path("id").asText();
      rows.add(VendorRow.upsert(id, time(row, "created_at"), time(row, "updated_at"), fields));
    }
    return rows;
  }

  private static boolean mayHaveChanged(VendorRow row, long since) {
    return row.changedAt().map(at -> at.toEpochMilli() >= since).orElse(true);
  }

  private static Optional<Instant> time(JsonNode row, String field) {
    try {
      return Optional.of(row.path(field).asText())
          .filter(text -> !text.isEmpty())
          .map(Instant::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private VendorException malformed() {
    return VendorException.retry(
        "MALFORMED_LIST", "Zendesk answered without a list '" + object + "'", Optional.empty());
  }
}
