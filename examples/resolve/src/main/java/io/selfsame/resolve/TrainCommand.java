package io.selfsame.resolve;

import io.selfsame.resolution.PairRules;
import io.selfsame.resolution.PairScore;
import io.selfsame.resolution.match.ComparisonRecord;
import io.selfsame.resolution.match.Training;
import io.selfsame.resolve.csv.CsvException;
import io.selfsame.warehouse.rules.MatchRules;
import io.selfsame.warehouse.rules.RulesDocument;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * {@code train}: learns models and writes them as a rules document, with a page that shows them.
 */
final class TrainCommand {
  private final PrintStream out;

  TrainCommand(PrintStream out) {
    this.out = out;
  }

  void run(List<String> arguments) throws UsageException, IOException, CsvException, SQLException {
    Options options =
        Options.of(
            arguments, Set.of("input", "warehouse", "schema", "output", "rules", "page"), Set.of());
    if (options.has("input") == options.has("warehouse")) {
      throw new UsageException("one of --input and --warehouse is needed");
    }
    Path output = RunCommand.writable(options.requiredPath("output"));
    MatchRules start = RunCommand.rules(options);
    List<Training> trainings =
        options.has("input")
            ? Learning.from(RunCommand.readable(options.requiredPath("input")), start)
            : Learning.from(stored(options), start);
    MatchRules learnt = Learning.rules(start, trainings);
    Files.writeString(output, RulesDocument.write(learnt));
    for (Training training : trainings) {
      show(training);
    }
    if (options.has("page")) {
      Files.writeString(
          RunCommand.writable(options.requiredPath("page")),
          TrainingPage.html(trainings, learnt.rules().pairs()));
    }
  }

  private static List<ComparisonRecord> stored(Options options)
      throws UsageException, SQLException {
    String schema = options.text("schema").orElse("selfsame");
    String url = options.text("warehouse").orElseThrow();
    return StoredRecords.sample(url.startsWith("jdbc:") ? url : "jdbc:duckdb:" + url, schema);
  }

  private void show(Training training) {
    out.printf(
        Locale.ROOT,
        "%n%s: %,d records, %,d pairs, prior %.2e, learnt from %s%n",
        training.model().version(),
        training.records(),
        training.pairs(),
        training.model().prior(),
        training.learnt() ? String.join(", ", training.sessions()) : "nothing: too few records");
    PairRules rules = training.rules();
    out.printf(
        Locale.ROOT,
        "thresholds: auto %.6f, review %.6f%n",
        probability(rules.auto()),
        probability(rules.review()));
    out.println("feature            level               m          u     bits");
    TrainingPage.weights(training)
        .forEach(
            line ->
                out.printf(
                    Locale.ROOT,
                    "%-18s %-15s %9.6f %10.7f %7.2f%n",
                    line.feature(),
                    line.level(),
                    line.m(),
                    line.u(),
                    line.bits()));
    out.println("pairs by weight in bits:");
    List<Long> bins = training.histogram();
    for (int i = 0; i < bins.size(); i++) {
      if (bins.get(i) > 0) {
        out.printf(Locale.ROOT, "%4d  %,d%n", Training.LOWEST + i, bins.get(i));
      }
    }
  }

  private static double probability(long weight) {
    return new PairScore(weight, 0, Set.of()).probability();
  }
}
