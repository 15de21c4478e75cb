package io.selfsame.source.polling.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.selfsame.source.polling.vendor.RejectedRow;
import io.selfsame.source.polling.vendor.VendorException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An answer with rows, of which those that are too long or malformed were left out.
 *
 * @param body the answer, with the usable rows in its array of rows
 * @param rejected what was left out
 */
record JsonPage(JsonNode body, List<RejectedRow> rejected) {
  JsonPage {
    rejected = List.copyOf(rejected);
  }

  /**
   * What an answer may weigh.
   *
   * @param body all usable rows, and all that stands around the rows
   * @param row one row; longer ones are left out unread
   */
  record Limits(long body, long row) {}

  /**
   * Reads an answer, one row at a time.
   *
   * @param path the names that lead to the array of rows
   */
  static JsonPage read(InputStream in, List<String> path, Limits limits, String where)
      throws VendorException {
    JsonRows rows = new JsonRows(in, path, limits.row(), limits.body(), where);
    List<JsonNode> usable = new ArrayList<>();
    List<RejectedRow> rejected = new ArrayList<>();
    long bytes = 0;
    for (Optional<JsonRows.Element> next = rows.next(); next.isPresent(); next = rows.next()) {
      if (next.get() instanceof JsonRows.Element.Row row) {
        usable.add(row.fields());
        bytes += row.bytes();
      } else if (next.get() instanceof JsonRows.Element.Rejected why) {
        int element = usable.size() + rejected.size();
        rejected.add(new RejectedRow(why.code(), why.id(), OptionalLong.of(element)));
      }
      if (bytes > limits.body()) {
        throw HttpTransport.tooLong(where, limits.body());
      }
    }
    JsonNode body = rows.envelope();
    JsonNode array = body;
    for (String name : path) {
      array = array.path(name);
    }
    if (array instanceof ArrayNode all) {
      all.addAll(usable);
    }
    return new JsonPage(body, rejected);
  }
}
