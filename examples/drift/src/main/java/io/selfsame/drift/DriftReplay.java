package io.selfsame.drift;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The command; see the script {@code run} beside it. */
public final class DriftReplay {
  private static final String USAGE =
      """
      usage: run --histories DIR [--labels FILE] [--report FILE] [--events] [--set NAME=VALUE]...

        --histories DIR   every <resource>.versions.jsonl in it is replayed
        --labels FILE     what happened, in the form of labelled-drifts.json
        --report FILE     where to write the report as JSON
        --events          put every drift event into the report
        --set NAME=VALUE  a setting of the source connector, for example drift.type.change=widen
      """;

  private DriftReplay() {}

  public static void main(String[] arguments) throws Exception {
    Optional<Options> options = Options.parse(arguments);
    if (options.isEmpty()) {
      System.err.print(USAGE);
      System.exit(2);
    }
    ObjectNode report = run(options.get(), System.out);
    if (options.get().report().isPresent()) {
      Files.writeString(
          options.get().report().get(), report.toPrettyString() + System.lineSeparator());
    }
    System.exit(report.path("total").path("task_failures").asInt() == 0 ? 0 : 1);
  }

  /** Replays all histories and prints a line for each. */
  static ObjectNode run(Options options, PrintStream out)
      throws IOException, SQLException, InterruptedException {
    Labels labels =
        options.labels().isPresent() ? Labels.read(options.labels().get()) : Labels.none();
    List<Outcome> outcomes = new ArrayList<>();
    ObjectNode report = History.JSON.createObjectNode();
    ObjectNode resources = report.putObject("resources");
    Path folder = Files.createTempDirectory("selfsame-drift");
    out.println(header());
    try {
      for (History history : History.in(options.histories())) {
        Outcome outcome = new Replay(history, labels, folder, options.settings()).run();
        outcomes.add(outcome);
        out.println(line(outcome));
        ObjectNode json = outcome.toJson();
        if (options.events()) {
          json.set("events", outcome.events(history));
        }
        resources.set(history.resource(), json);
      }
    } finally {
      delete(folder);
    }
    Outcome total = Outcome.total(outcomes);
    out.println(line(total));
    report.set("total", total.toJson());
    return report;
  }

  private static String header() {
    return String.format(
        "%-24s %8s %8s %9s %9s %6s %7s %8s %8s %8s",
        "resource",
        "versions",
        "leaves",
        "precision",
        "recall",
        "F1",
        "alarms",
        "schemas",
        "breaks",
        "failures");
  }

  private static String line(Outcome outcome) {
    return String.format(
        Locale.ROOT,
        "%-24s %8d %8.4f %9.3f %9.3f %6.3f %7d %8d %8d %8d",
        outcome.resource(),
        outcome.versions(),
        outcome.recallOfLeaves(),
        outcome.precision(),
        outcome.recall(),
        outcome.f1(),
        outcome.score().falseAlarms(),
        outcome.schemaVersions(),
        outcome.backwardBreakages(),
        outcome.taskFailures());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** The command line. */
  record Options(
      Path histories,
      Optional<Path> labels,
      Optional<Path> report,
      boolean events,
      Map<String, String> settings) {

    static Optional<Options> parse(String... arguments) {
      Map<String, Path> paths = new HashMap<>();
      Map<String, String> settings = new HashMap<>();
      boolean events = List.of(arguments).contains("--events");
      for (int i = 0; i < arguments.length; i++) {
        boolean hasValue = i + 1 < arguments.length;
        switch (arguments[i]) {
          case "--events" -> {}
          case "--histories", "--labels", "--report", "--set" -> {
            if (!hasValue) {
              return Optional.empty();
            }
            String[] setting = arguments[i + 1].split("=", 2);
            if (!arguments[i].equals("--set")) {
              paths.put(arguments[i], Path.of(arguments[i + 1]));
            } else if (setting.length == 2) {
              settings.put(setting[0], setting[1]);
            } else {
              return Optional.empty();
            }
            i++;
          }
          default -> {
            return Optional.empty();
          }
        }
      }
      return Optional.ofNullable(paths.get("--histories"))
          .map(
              folder ->
                  new Options(
                      folder,
                      Optional.ofNullable(paths.get("--labels")),
                      Optional.ofNullable(paths.get("--report")),
                      events,
                      settings));
    }
  }
}
