package io.selfsame.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The command on three histories: a real one of Stripe's customers, one of nothing but noise, one
 * with names that neither Avro nor SQL likes.
 */
class DriftReplayTest {
  @Test
  @DisplayName(
      "X-01 X-03 Replaying histories loses no leaf, fails nowhere and raises no false alarm")
  void x01ReplayingHistoriesLosesNothingAndRaisesNoFalseAlarm() throws Exception {
    Path folder = Path.of(resource("/histories/labels.json")).getParent();
    var options =
        new DriftReplay.Options(
            folder, Optional.of(folder.resolve("labels.json")), Optional.empty(), false, Map.of());
    PrintStream out = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);

    JsonNode report = DriftReplay.run(options, out);

    assertEquals(3, report.path("resources").size());
    JsonNode total = report.path("total");
    assertEquals(1.0, total.path("leaf_path_recall").asDouble(), report.toPrettyString());
    assertEquals(0, total.path("task_failures").asInt(), report.toPrettyString());
    assertEquals(0, total.path("false_breaking_alarms").asInt(), report.toPrettyString());
    assertEquals(0, total.path("backward_breakages").asInt(), report.toPrettyString());
    assertEquals(1.0, total.path("classification_f1").asDouble(), report.toPrettyString());
  }

  private static URI resource(String name) throws Exception {
    return Objects.requireNonNull(DriftReplayTest.class.getResource(name)).toURI();
  }
}
