package io.selfsame.quickstart;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.selfsame.quickstart.truth.PairwiseAccuracy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a run came to.
 *
 * @param recordsByTopic records in each topic
 * @param lost generated records the warehouse does not know
 * @param deadLetters records set aside
 * @param profiles profiles of people and organizations
 * @param accuracy against the generator's truth, over records that speak of a person
 * @param reachable what an oracle could reach with match keys alone
 */
record Figures(
    Options options,
    Map<String, Long> recordsByTopic,
    long lost,
    long deadLetters,
    long profiles,
    PairwiseAccuracy accuracy,
    PairwiseAccuracy reachable,
    Map<String, Double> seconds) {

  /** Whether everything arrived and nobody was confused with somebody else. */
  boolean hold() {
    return lost == 0
        && deadLetters == 0
        && accuracy.precision() == 1.0
        && accuracy.rightPairs() >= RECALL_OF_REACHABLE * reachable.rightPairs();
  }

  /** Guards may keep apart what keys alone would join, for a steward to decide; but only rarely. */
  private static final double RECALL_OF_REACHABLE = 0.97;

  void write(Path file) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("warehouse", options.warehouse().displayName());
    report.put("connect", options.connect());
    report.put("people", options.people());
    report.put("seed", options.seed());
    report.put("records_by_topic", recordsByTopic);
    report.put("records_lost", lost);
    report.put("dead_letters", deadLetters);
    report.put("profiles", profiles);
    report.put("precision", accuracy.precision());
    report.put("recall", accuracy.recall());
    report.put("f1", accuracy.f1());
    report.put("recall_reachable_by_keys", reachable.recall());
    report.put("seconds", seconds);
    try {
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .writeValue(file.toFile(), report);
    } catch (IOException unwritable) {
      throw new UncheckedIOException("--report: not writable: " + file, unwritable);
    }
  }
}
