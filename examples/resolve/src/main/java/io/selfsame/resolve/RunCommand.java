package io.selfsame.resolve;

import io.selfsame.resolve.csv.CsvException;
import io.selfsame.warehouse.WarehouseException;
import io.selfsame.warehouse.rules.MatchRules;
import io.selfsame.warehouse.rules.RulesDocument;
import io.selfsame.warehouse.rules.RulesException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** {@code run}: who is who in a file. */
final class RunCommand {
  private static final int DEFAULT_BATCH = 3_000;
  private static final int LARGEST_BATCH = 100_000;

  private final Clock clock;
  private final PrintStream out;

  RunCommand(Clock clock, PrintStream out) {
    this.clock = clock;
    this.out = out;
  }

  void run(List<String> arguments)
      throws UsageException, IOException, CsvException, WarehouseException, SQLException {
    Options options =
        Options.of(
            arguments,
            Set.of("input", "output", "rules", "report", "warehouse", "batch"),
            Set.of("train"));
    Path input = readable(options.requiredPath("input"));
    Path output = writable(options.requiredPath("output"));
    int batch = options.number("batch", DEFAULT_BATCH, 1, LARGEST_BATCH);
    Path folder = Files.createTempDirectory("selfsame-resolve");
    try {
      Path warehouse = options.path("warehouse").orElse(folder.resolve("warehouse.duckdb"));
      long begun = System.nanoTime();
      MatchRules matching = matching(options, input);
      double training = (System.nanoTime() - begun) / 1e9;
      RunReport report =
          new Run(new Run.Order(input, output, warehouse, batch, matching), clock, out).run();
      report.seconds().put("train", training);
      if (options.has("report")) {
        Files.writeString(options.requiredPath("report"), report.json());
      }
      out.printf(
          "%,d records are %,d profiles; %,d reviews; %,d rows skipped; %.1f s%n",
          report.records(),
          report.profiles(),
          report.reviews(),
          report.skipped().total(),
          report.seconds().get("total"));
    } finally {
      delete(folder);
    }
  }

  private static MatchRules matching(Options options, Path input)
      throws UsageException, IOException, CsvException {
    MatchRules start = rules(options);
    return options.has("train") ? Learning.rules(start, Learning.from(input, start)) : start;
  }

  /** The rules of the document that {@code --rules} names, or those that ship. */
  static MatchRules rules(Options options) throws UsageException, IOException {
    if (!options.has("rules")) {
      return MatchRules.shipped();
    }
    try {
      return RulesDocument.read(Files.readString(readable(options.requiredPath("rules"))));
    } catch (RulesException e) {
      throw new UsageException("rules document, " + e.getMessage());
    } catch (CharacterCodingException e) {
      throw new UsageException("the rules document is not UTF-8");
    }
  }

  static Path readable(Path file) throws UsageException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new UsageException("cannot read the file of --input or --rules");
    }
    return file;
  }

  static Path writable(Path file) throws UsageException {
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file) || folder == null || !Files.isWritable(folder)) {
      throw new UsageException("cannot write the output file");
    }
    return file;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
