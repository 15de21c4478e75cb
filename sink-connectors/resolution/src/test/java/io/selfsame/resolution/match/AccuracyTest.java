package io.selfsame.resolution.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.resolution.Entity;
import io.selfsame.resolution.RecordRef;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * How well self-trained models do on public data with truth. The floors are a little under what was
 * reached; on {@code fake_1000} that is less than the goal of 0.97, which is not met.
 */
class AccuracyTest {
  @Test
  void onHarshTyposHardlyAnythingIsJoinedWronglyAndMostIsFound() throws IOException {
    Evaluation.Score score = evaluated("fake_1000.csv");
    assertTrue(score.precision() >= 0.995, score::toString);
    assertTrue(score.f1() >= 0.9, score::toString);
  }

  @Test
  void onAdversarialPeopleAndOrganizationsMostIsRight() throws IOException {
    Evaluation.Score score = evaluated("senzing_truthset.csv");
    assertTrue(score.precision() >= 0.95, score::toString);
    assertTrue(score.f1() >= 0.85, score::toString);
  }

  @Test
  void trainingDoesNotDependOnTheOrderOfTheRecords() throws IOException {
    List<ComparisonRecord> records =
        new Evaluation(rows("senzing_truthset.csv"), Set.of()).compared;
    List<ComparisonRecord> shuffled = new ArrayList<>(records);
    Collections.shuffle(shuffled, new Random(1));
    Trainer trainer = new Trainer(DefaultModels.person());
    assertEquals(trainer.train(records, "a"), trainer.train(shuffled, "a"));
  }

  @Test
  void fewRecordsTeachNothingOfHowOnePersonsRecordsAgree() throws IOException {
    List<ComparisonRecord> records =
        new Evaluation(rows("senzing_truthset.csv"), Set.of()).compared;
    Training training = new Trainer(DefaultModels.person()).train(records, "a");
    assertTrue(!training.learnt());
    DefaultModels.person()
        .weights()
        .forEach(
            (feature, weights) ->
                assertEquals(weights.m(), training.model().weights().get(feature).m()));
    assertEquals(
        DefaultModels.person().weights(),
        new Trainer(DefaultModels.person()).train(List.of(), "a").model().weights());
  }

  @Test
  void aScoreDoesNotDependOnWhichRecordComesFirst() throws IOException {
    List<ComparisonRecord> records =
        new Evaluation(rows("senzing_truthset.csv"), Set.of()).compared;
    PairScorer scorer = new PairScorer(DefaultModels.person());
    for (ComparisonRecord a : records) {
      for (ComparisonRecord b : records) {
        assertEquals(scorer.score(a, b), scorer.score(b, a));
      }
    }
  }

  @Test
  void twinsAtOneAddressStayApart() {
    Map<String, String> home =
        Map.of(
            "family_name", "Kusha", "street", "1304 Poppy Hills Dr", "date_of_birth", "1997-09-28");
    ComparisonRecord mark = person("1", "Mark", home);
    ComparisonRecord marsha = person("2", "Marsha", home);
    PairScorer scorer = new PairScorer(DefaultModels.person());
    assertEquals(
        Set.of(io.selfsame.resolution.Veto.GIVEN_NAME), scorer.score(mark, marsha).vetoes());
    assertTrue(scorer.score(mark, person("3", "Marc", home)).vetoes().isEmpty());
  }

  private static ComparisonRecord person(String id, String given, Map<String, String> rest) {
    Map<String, String> attributes = new java.util.HashMap<>(rest);
    attributes.put("given_name", given);
    return ComparisonRecord.of(new RecordRef("crm", "Contact", id), Entity.PERSON, attributes);
  }

  private static Evaluation.Score evaluated(String file) throws IOException {
    return new Evaluation(rows(file), Set.of()).trained().resolve().score();
  }

  private static List<Map<String, String>> rows(String file) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                AccuracyTest.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
      return Csv.read(reader);
    }
  }
}
