package io.selfsame.resolve;

import io.selfsame.resolution.Entity;
import io.selfsame.resolution.PairRules;
import io.selfsame.resolution.match.ComparisonRecord;
import io.selfsame.resolution.match.MatchModel;
import io.selfsame.resolution.match.Trainer;
import io.selfsame.resolution.match.Training;
import io.selfsame.resolve.csv.CsvException;
import io.selfsame.resolve.csv.PeopleCsv;
import io.selfsame.warehouse.rules.MatchRules;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Learns models from what there is to match. */
final class Learning {
  private Learning() {}

  /** What a file teaches, for each of the models that training starts from. */
  static List<Training> from(Path input, MatchRules start) throws IOException, CsvException {
    PrintStream nobody =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    try (PeopleCsv csv = PeopleCsv.open(input);
        CsvRecords records = new CsvRecords(Instant.EPOCH)) {
      return from(SampleOfRows.of(new RowReader(csv, records, new Skipped(input, nobody))), start);
    }
  }

  /** What records teach. */
  static List<Training> from(List<ComparisonRecord> records, MatchRules start) {
    List<Training> trainings = new ArrayList<>();
    for (MatchModel model : start.models()) {
      trainings.add(new Trainer(model).train(records, model.version() + "-trained"));
    }
    return trainings;
  }

  /** Rules with the trained models; the thresholds are those for people. */
  static MatchRules rules(MatchRules start, List<Training> trainings) {
    PairRules pairs = start.rules().pairs();
    for (Training training : trainings) {
      if (training.model().entity() == Entity.PERSON) {
        pairs = training.rules();
      }
    }
    return start.with(trainings.stream().map(Training::model).toList(), pairs);
  }
}
