package io.selfsame.drift;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What replaying one history gave; outcomes add up. */
record Outcome(
    String resource,
    int versions,
    long leaves,
    long leavesFound,
    Score score,
    int schemaVersions,
    int backwardBreakages,
    int taskFailures,
    int largestOffset,
    List<Claim> claims) {

  static Outcome total(List<Outcome> all) {
    List<String> none = List.of();
    Score score = new Score(0, 0, 0, 0, none);
    Outcome sum = new Outcome("total", 0, 0, 0, score, 0, 0, 0, 0, List.of());
    for (Outcome next : all) {
      sum = sum.plus(next);
    }
    return sum;
  }

  private Outcome plus(Outcome other) {
    return new Outcome(
        resource,
        versions + other.versions,
        leaves + other.leaves,
        leavesFound + other.leavesFound,
        new Score(
            score.found() + other.score.found(),
            score.missed() + other.score.missed(),
            score.wrong() + other.score.wrong(),
            score.falseAlarms() + other.score.falseAlarms(),
            List.of()),
        schemaVersions + other.schemaVersions,
        backwardBreakages + other.backwardBreakages,
        taskFailures + other.taskFailures,
        Math.max(largestOffset, other.largestOffset),
        List.of());
  }

  double recallOfLeaves() {
    return leaves == 0 ? 1 : (double) leavesFound / leaves;
  }

  double precision() {
    int claimed = score.found() + score.wrong() + score.falseAlarms();
    return claimed == 0 ? 1 : (double) score.found() / claimed;
  }

  double recall() {
    int labelled = score.found() + score.missed();
    return labelled == 0 ? 1 : (double) score.found() / labelled;
  }

  double f1() {
    double sum = precision() + recall();
    return sum == 0 ? 0 : 2 * precision() * recall() / sum;
  }

  ObjectNode toJson() {
    ObjectNode json = History.JSON.createObjectNode();
    json.put("versions", versions);
    json.put("leaf_paths", leaves);
    json.put("leaf_path_recall", recallOfLeaves());
    json.put("labelled", score.found() + score.missed());
    json.put("classification_precision", precision());
    json.put("classification_recall", recall());
    json.put("classification_f1", f1());
    json.put("false_breaking_alarms", score.falseAlarms());
    json.put("schema_versions", schemaVersions);
    json.put("backward_breakages", backwardBreakages);
    json.put("task_failures", taskFailures);
    json.put("largest_offset_characters", largestOffset);
    ArrayNode notes = json.putArray("notes");
    score.notes().forEach(notes::add);
    return json;
  }

  /** Every drift event in the order it was told, so that a person may judge it. */
  ArrayNode events(History history) {
    ArrayNode events = History.JSON.createArrayNode();
    for (Claim claim : claims) {
      ObjectNode event = events.addObject();
      event.put("kind", claim.kind().wireName());
      event.put("drift", claim.drift());
      event.put("path", claim.path());
      claim.related().ifPresent(heir -> event.put("related", heir));
      int last = history.versions().size() - 1;
      event.put("since", history.versions().get(Math.min(last, claim.since())).date());
      event.put("told", history.versions().get(Math.min(last, claim.told())).date());
    }
    return events;
  }
}
