package io.selfsame.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.selfsame.quickstart.truth.PairwiseAccuracy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTest {
  private static final PairwiseAccuracy REACHABLE = new PairwiseAccuracy(1000, 800, 800);
  private static final PairwiseAccuracy GOOD = new PairwiseAccuracy(1000, 790, 790);

  @TempDir private Path directory;

  @Test
  void aRunHoldsOnlyIfAllArrivedAndNobodyIsConfused() {
    assertTrue(figures(0, 0, GOOD).hold());
    assertFalse(figures(1, 0, GOOD).hold(), "a record is lost");
    assertFalse(figures(0, 1, GOOD).hold(), "a record is set aside");
    assertFalse(figures(0, 0, new PairwiseAccuracy(1000, 791, 790)).hold(), "a wrong pair");
    assertFalse(figures(0, 0, new PairwiseAccuracy(1000, 700, 700)).hold(), "too little is found");
  }

  @Test
  void theReportSaysWhatARunCameTo() throws IOException {
    Path file = directory.resolve("report.json");
    figures(2, 3, GOOD).write(file);
    JsonNode report = new ObjectMapper().readTree(file.toFile());
    assertEquals(7, report.path("records_by_topic").path("crm.contact").asLong());
    assertEquals(2, report.path("records_lost").asLong());
    assertEquals(3, report.path("dead_letters").asLong());
    assertEquals(4, report.path("profiles").asLong());
    assertEquals(1.0, report.path("precision").asDouble());
    assertEquals(0.79, report.path("recall").asDouble());
    assertEquals(0.8, report.path("recall_reachable_by_keys").asDouble());
    assertEquals(1.5, report.path("seconds").path("records").asDouble());
    for (String name : List.of("f1", "warehouse", "connect", "people", "seed")) {
      assertTrue(report.has(name), name);
    }
  }

  private static Figures figures(long lost, long deadLetters, PairwiseAccuracy accuracy) {
    return new Figures(
        Options.parse(new String[0]),
        Map.of("crm.contact", 7L),
        lost,
        deadLetters,
        4,
        accuracy,
        REACHABLE,
        Map.of("records", 1.5));
  }
}
