package io.selfsame.resolve;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a run did, as the report file has it. */
record RunReport(
    long records,
    long profiles,
    long pairsScored,
    long reviews,
    Map<String, Double> seconds,
    Skipped skipped,
    List<String> ignoredColumns,
    int batch,
    String rulesVersion) {
  RunReport {
    seconds = new LinkedHashMap<>(seconds);
    ignoredColumns = List.copyOf(ignoredColumns);
  }

  String json() {
    ObjectMapper json = new ObjectMapper();
    ObjectNode report = json.createObjectNode();
    report.put("records", records);
    report.put("profiles", profiles);
    report.put("pairs_scored", pairsScored);
    report.put("reviews", reviews);
    report.put("skipped_rows", skipped.total());
    ObjectNode reasons = report.putObject("skipped");
    skipped.counts().forEach((flaw, count) -> reasons.put(flaw.code(), count));
    ArrayNode rows = report.putArray("skipped_lines");
    for (Skipped.Row row : skipped.listed()) {
      rows.addObject().put("line", row.line()).put("reason", row.flaw().code());
    }
    ArrayNode ignored = report.putArray("ignored_columns");
    ignoredColumns.forEach(ignored::add);
    report.put("batch", batch);
    report.put("rules_version", rulesVersion);
    ObjectNode times = report.putObject("seconds");
    seconds.forEach((phase, taken) -> times.put(phase, Math.round(taken * 1000) / 1000.0));
    return report.toPrettyString();
  }
}
