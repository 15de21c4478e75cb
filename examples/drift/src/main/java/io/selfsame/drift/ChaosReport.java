package io.selfsame.drift;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a chaos run gave.
 *
 * @param kinds how many mutations of each kind were made
 * @param accounts by what mutations are accounted for: events, quarantine records, reasons
 * @param unaccounted mutations nothing tells of
 * @param leaves how many values the vendors have at the end
 * @param missing values that are not in the warehouse
 */
record ChaosReport(
    int mutations,
    int rounds,
    Map<String, Integer> kinds,
    Map<String, Integer> accounts,
    List<String> unaccounted,
    long leaves,
    List<String> missing,
    List<String> taskFailures,
    int deadLetters,
    int events,
    int schemaVersions,
    int largestOffset) {

  boolean isGood() {
    return unaccounted.isEmpty()
        && missing.isEmpty()
        && taskFailures.isEmpty()
        && deadLetters == 0
        && leaves > 0;
  }

  ObjectNode toJson() {
    ObjectNode json = History.JSON.createObjectNode();
    json.put("mutations", mutations);
    json.put("rounds", rounds);
    json.set("kinds", History.JSON.valueToTree(kinds));
    json.set("accounted_for", History.JSON.valueToTree(accounts));
    json.put("unaccounted", unaccounted.size());
    json.put("values", leaves);
    json.put("values_missing", missing.size());
    json.put("task_failures", taskFailures.size());
    json.put("dead_letters", deadLetters);
    json.put("drift_events", events);
    json.put("schema_versions", schemaVersions);
    json.put("largest_offset_characters", largestOffset);
    json.set("notes", History.JSON.valueToTree(notes()));
    return json;
  }

  private List<String> notes() {
    return Stream.of(taskFailures, unaccounted, missing).flatMap(List::stream).limit(40).toList();
  }
}
