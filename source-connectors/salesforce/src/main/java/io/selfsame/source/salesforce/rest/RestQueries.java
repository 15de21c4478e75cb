package io.selfsame.source.salesforce.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.salesforce.stream.ApiRow;
import io.selfsame.source.salesforce.stream.Query;
import io.selfsame.source.salesforce.stream.QueryPage;
import io.selfsame.source.salesforce.stream.Soql;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * Queries whose text goes into a URL. One with too many fields for that is asked in parts, and the
 * parts of each row joined: rows that changed between two parts are read again until their parts
 * are of one version. Not thread-safe.
 */
final class RestQueries {
  /** The vendor allows 16,384 bytes of URL and headers. */
  private static final int LONGEST_FIELDS = 6_000;

  private static final int IDS_PER_QUERY = 150;
  private static final int MOST_TRIES = 5;

  private final RestClient client;
  private final int batchRows;
  private List<List<String>> openParts = List.of();
  private String openObject = "";

  RestQueries(RestClient client, int batchRows) {
    this.client = client;
    this.batchRows = batchRows;
  }

  QueryPage first(Query query) throws VendorException {
    List<List<String>> parts = FieldParts.of(query.fields(), LONGEST_FIELDS);
    openParts = parts;
    openObject = query.object();
    return joined(plain(query.withFields(parts.get(0))));
  }

  /**
   * @param locator the path of the next page, as the page before said
   */
  QueryPage more(String locator) throws VendorException {
    String cursor = locator.substring(locator.lastIndexOf('/') + 1);
    return joined(
        page(
            client
                .send(
                    "the next page of a query",
                    base -> request(RestApi.path(base, "query").addPathSegment(cursor)))
                .json()));
  }

  private QueryPage plain(Query query) throws VendorException {
    return page(
        client
            .send(
                "a query of " + query.object(),
                base ->
                    request(RestApi.path(base, "queryAll").addQueryParameter("q", query.text())))
            .json());
  }

  private QueryPage joined(QueryPage page) throws VendorException {
    if (openParts.size() <= 1 || page.rows().isEmpty()) {
      return page;
    }
    Map<String, ApiRow> rows = byId(page.rows());
    Set<String> torn = join(rows, List.copyOf(rows.keySet()));
    for (int tries = 0; !torn.isEmpty(); tries++) {
      if (tries == MOST_TRIES) {
        throw VendorException.retry(
            "ROWS_CHANGING",
            "rows of " + openObject + " change faster than they are read",
            Optional.empty());
      }
      Map<String, ApiRow> again = read(openParts.get(0), List.copyOf(torn));
      rows.keySet().removeAll(torn);
      rows.putAll(again);
      torn = join(rows, List.copyOf(again.keySet()));
    }
    return new QueryPage(List.copyOf(rows.values()), page.locator(), page.size(), page.end());
  }

  /**
   * Adds the other parts to the first ones of some rows. A row that is gone meanwhile is taken out.
   *
   * @return the rows of which a part is of another version
   */
  private Set<String> join(Map<String, ApiRow> rows, List<String> ids) throws VendorException {
    Set<String> torn = new LinkedHashSet<>();
    for (List<String> fields : openParts.subList(1, openParts.size())) {
      Map<String, ApiRow> part = read(fields, ids);
      for (String id : ids) {
        Optional<ApiRow> more = Optional.ofNullable(part.get(id));
        if (more.isEmpty()) {
          rows.remove(id);
        } else if (rows.containsKey(id)) {
          if (!rows.get(id).modstamp().equals(more.get().modstamp())) {
            torn.add(id);
          }
          rows.put(id, rows.get(id).with(more.get()));
        }
      }
    }
    torn.retainAll(rows.keySet());
    return torn;
  }

  private Map<String, ApiRow> read(List<String> fields, List<String> ids) throws VendorException {
    Map<String, ApiRow> found = new LinkedHashMap<>();
    for (int start = 0; start < ids.size(); start += IDS_PER_QUERY) {
      List<String> some = ids.subList(start, Math.min(start + IDS_PER_QUERY, ids.size()));
      found.putAll(byId(plain(Soql.rows(openObject, fields, some)).rows()));
    }
    return found;
  }

  private static Map<String, ApiRow> byId(List<ApiRow> rows) throws VendorException {
    Map<String, ApiRow> byId = new LinkedHashMap<>();
    for (ApiRow row : rows) {
      byId.put(row.id(), row);
    }
    return byId;
  }

  private Request.Builder request(HttpUrl.Builder url) {
    return new Request.Builder()
        .url(url.build())
        .header("Sforce-Query-Options", "batchSize=" + batchRows);
  }

  private static QueryPage page(JsonNode answer) {
    List<ApiRow> rows = new ArrayList<>();
    for (JsonNode record : answer.path("records")) {
      Map<String, Object> values = new LinkedHashMap<>();
      record
          .properties()
          .forEach(
              field -> {
                if (!field.getKey().equals("attributes")) {
                  values.put(field.getKey(), field.getValue().isNull() ? null : field.getValue());
                }
              });
      rows.add(new ApiRow(values));
    }
    String next = answer.path("nextRecordsUrl").asText();
    boolean done = answer.path("done").asBoolean(true) || next.isEmpty();
    return new QueryPage(
        rows, done ? Optional.empty() : Optional.of(next), answer.path("totalSize").asLong());
  }
}
