package io.selfsame.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.schema.SchemaChange;
import io.selfsame.schema.SchemaObserver;
import io.selfsame.schema.StreamSchema;
import io.selfsame.schema.TypeChangePolicy;
import io.selfsame.schema.path.ObservedRow;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Classification on histories that were made after the detector, with other names and shapes. */
class SyntheticDriftTest {
  private static final int HISTORIES = 60;
  private static final int SEEDS = 12;

  @Test
  @DisplayName("X-01 Drifts of other shapes are classified as labelled and noise raises no alarm")
  void x01DriftsOfOtherShapesAreClassifiedAsLabelled() {
    Measured measured = new Measured();
    for (long seed = 0; seed < HISTORIES; seed++) {
      measured.add(SyntheticHistory.of(seed));
    }
    measured.requireGood();
  }

  @Test
  @DisplayName("X-01 Drifts of a vendor's real objects are classified as labelled, in any field")
  void x01DriftsOfRealObjectsAreClassifiedAsLabelled() throws IOException {
    Measured measured = new Measured();
    try (InputStream file = getClass().getResourceAsStream("/stripe/shapes.json")) {
      for (Map.Entry<String, JsonNode> shape : History.JSON.readTree(file).properties()) {
        for (long seed = 0; seed < SEEDS; seed++) {
          ObjectNode object = (ObjectNode) shape.getValue();
          measured.add(RealShapeHistory.of(shape.getKey(), object, seed));
        }
      }
    }
    measured.requireGood();
  }

  /** Scores of many histories. */
  private static final class Measured {
    private final Map<String, Integer> notes = new TreeMap<>();
    private int found;
    private int missed;
    private int wrong;
    private int alarms;

    void add(SyntheticHistory made) {
      Labels labels = Labels.of(made.labels());
      Score score =
          Score.of(
              claims(made.history()),
              labels.subjects(made.history()),
              labels.noise(made.history()));
      found += score.found();
      missed += score.missed();
      wrong += score.wrong();
      alarms += score.falseAlarms();
      score.notes().forEach(note -> notes.merge(note, 1, Integer::sum));
    }

    void requireGood() {
      double precision = (double) found / (found + wrong);
      double recall = (double) found / (found + missed);
      double f1 = 2 * precision * recall / (precision + recall);

      assertEquals(0, alarms, () -> "false alarms: " + notes);
      assertTrue(f1 >= 0.9, () -> "F1 is " + f1 + ": " + notes);
    }
  }

  private static List<Claim> claims(History history) {
    StreamSchema schema = StreamSchema.unseen();
    List<Claim> claims = new ArrayList<>();
    int last = history.versions().size() - 1;
    for (int i = 0; i < last + Replay.SETTLING; i++) {
      History.Version version = history.versions().get(Math.min(i, last));
      ObjectNode payload = version.payload();
      var seen =
          SchemaObserver.observe(
              schema,
              Optional.empty(),
              List.of(new ObservedRow(version.id(), payload)),
              TypeChangePolicy.VARIANT);
      schema = seen.schema();
      for (SchemaChange change : seen.changes()) {
        claims.add(
            new Claim(
                change.kind(),
                change.drift().wireName(),
                change.field(),
                change.related(),
                i + 1 - change.windows(),
                i));
      }
    }
    return claims;
  }
}
