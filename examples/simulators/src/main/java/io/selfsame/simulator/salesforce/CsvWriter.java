package io.selfsame.simulator.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * Writes results as Bulk API 2.0 does: every value in quotes, null as an empty one, whole numbers
 * with a fraction of zero.
 */
final class CsvWriter {
  private CsvWriter() {}

  static String write(Queries.Rows result, int from, int to) {
    StringBuilder csv = new StringBuilder();
    for (String field : result.fields()) {
      value(csv, field, field.equals(result.fields().get(0)));
    }
    csv.append('\n');
    for (ObjectNode row : result.rows().subList(from, to)) {
      for (String field : result.fields()) {
        value(csv, text(row.path(field)), field.equals(result.fields().get(0)));
      }
      csv.append('\n');
    }
    return csv.toString();
  }

  private static void value(StringBuilder csv, String text, boolean first) {
    csv.append(first ? "\"" : ",\"").append(text.replace("\"", "\"\"")).append('"');
  }

  private static String text(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return "";
    }
    return value.isIntegralNumber()
        ? String.format(Locale.ROOT, "%d.0", value.asLong())
        : value.asText();
  }
}
