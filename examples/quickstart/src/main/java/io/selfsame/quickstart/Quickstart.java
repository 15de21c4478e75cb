package io.selfsame.quickstart;

import io.selfsame.cluster.ClusterException;
import io.selfsame.cluster.Patience;
import io.selfsame.quickstart.landscape.Landscape;
import io.selfsame.quickstart.landscape.WarehouseKind;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Starts everything, waits until all has arrived, checks and shows it. */
public final class Quickstart {
  private static final int WRONG_USAGE = 2;
  private static final Duration ARRIVAL = Duration.ofMinutes(30);

  private final Options options;
  private final PrintStream out;
  private final Phases phases = new Phases(System::nanoTime);

  private Quickstart(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /**
   * Exit code 0 when everything arrived and the truth checks hold, 1 when not, 2 for wrong usage.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (java.util.List.of(arguments).contains("--help")) {
      System.out.print(Options.USAGE);
      return;
    }
    Options options;
    try {
      options = Options.parse(arguments);
    } catch (IllegalArgumentException wrong) {
      System.err.println(wrong.getMessage());
      System.err.print(Options.USAGE);
      System.exit(WRONG_USAGE);
      return;
    }
    try {
      System.exit(new Quickstart(options, System.out).run() ? 0 : 1);
    } catch (ClusterException failed) {
      System.err.println(failed.getMessage());
      System.exit(1);
    }
  }

  private boolean run() throws IOException, InterruptedException {
    Path root = Path.of(System.getProperty("repository.root"));
    Path directory = Files.createTempDirectory("selfsame-quickstart");
    out.printf(
        Locale.ROOT,
        "Selfsame quickstart: %,d people, Connect %s, %s; data and logs in %s%n",
        options.people(),
        options.connect(),
        options.warehouse().displayName(),
        directory);
    try (Landscape landscape = Landscape.start(options.plan(), root, directory)) {
      out.printf(Locale.ROOT, "Everything is up after %.1f s.%n", phases.end("start"));
      fill(landscape);
      Figures figures = examine(landscape);
      options.report().ifPresent(figures::write);
      if (options.keep()) {
        keep(landscape);
      }
      return figures.hold();
    }
  }

  private void fill(Landscape landscape) {
    Landscape.SOURCES.forEach(landscape::create);
    landscape.create(Landscape.SINK);
    out.printf(Locale.ROOT, "Connectors run after %.1f s more.%n", phases.end("connectors"));
    long expected = landscape.vendors().truth().personOf().size();
    out.printf(Locale.ROOT, "Waiting for %,d records:%n", expected);
    Progress progress = new Progress(landscape, out);
    Patience.of(ARRIVAL)
        .until(
            "all records have arrived in the warehouse",
            () -> {
              progress.look();
              progress.failIfAnyFailed();
              boolean arrived =
                  progress.published() >= expected && progress.resolved() >= progress.published();
              return arrived ? Optional.of(true) : Optional.empty();
            });
    double took = phases.end("records");
    out.printf(
        Locale.ROOT,
        "All have arrived after %.1f s: %,.0f records a second from the vendors to profiles.%n%n",
        took,
        expected / took);
  }

  private Figures examine(Landscape landscape) throws IOException {
    landscape.stopSink();
    Figures figures = new Examination(landscape, options, out).figures(phases);
    out.println();
    out.println(figures.hold() ? "All checks hold." : "CHECKS FAILED, see above.");
    return figures;
  }

  private void keep(Landscape landscape) throws InterruptedException {
    out.println();
    out.println("Kept running until Ctrl-C:");
    out.println("  Connect REST   " + landscape.connect().base() + "/connectors");
    out.println("  broker         " + landscape.cluster().broker().bootstrapServers());
    out.println("  vendors        " + landscape.vendors().control());
    out.println("  look around    " + landscape.warehouse().lookAround());
    if (options.warehouse() == WarehouseKind.DUCKDB) {
      out.println(
          "  A DuckDB file has one owner: the sink is stopped so that you can look. Let it go on with");
      out.println(
          "                 curl -X PUT "
              + landscape.connect().base()
              + "/connectors/unified-profile/resume");
    } else {
      landscape.connect().resume(Landscape.SINK);
    }
    new CountDownLatch(1).await();
  }
}
