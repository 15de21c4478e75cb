package io.selfsame.quickstart;

import io.selfsame.cluster.ConnectorStatus;
import io.selfsame.quickstart.landscape.Landscape;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** One line a look: what each connector has done so far, from the metrics the plugins publish. */
final class Progress {
  static final String SOURCE_BEAN = "source-stream";
  static final String SINK_BEAN = "unified-profile-sink";
  private static final long EVERY = TimeUnit.SECONDS.toNanos(2);

  private final Landscape landscape;
  private final PrintStream out;
  private final long begun = System.nanoTime();
  private long last;

  Progress(Landscape landscape, PrintStream out) {
    this.landscape = landscape;
    this.out = out;
    this.last = begun - EVERY;
  }

  /** Prints a line if the last one is old enough. */
  void look() {
    long now = System.nanoTime();
    if (now - last < EVERY) {
      return;
    }
    last = now;
    StringBuilder line = new StringBuilder();
    line.append(String.format(Locale.ROOT, "  %5.1f s", (now - begun) / 1e9));
    for (String source : Landscape.SOURCES) {
      line.append(
          String.format(
              Locale.ROOT,
              "  %s %,d (drift %d)",
              source,
              landscape.gauges().sum(SOURCE_BEAN, source, "Records"),
              landscape.gauges().sum(SOURCE_BEAN, source, "DriftEvents")));
    }
    line.append(
        String.format(
            Locale.ROOT,
            "  | sink %,d, lag %,d, profiles %,d",
            resolved(),
            Math.max(0, published() - resolved()),
            landscape.gauges().max(SINK_BEAN, Landscape.SINK, "Profiles")));
    out.println(line);
  }

  /** Fails at once, with the trace, when a connector failed. */
  void failIfAnyFailed() {
    for (String source : Landscape.SOURCES) {
      failIfFailed(landscape.connect().status(source));
    }
    failIfFailed(landscape.connect().status(Landscape.SINK));
  }

  /** Records all sources have published. */
  long published() {
    return Landscape.SOURCES.stream()
        .mapToLong(source -> landscape.gauges().sum(SOURCE_BEAN, source, "Records"))
        .sum();
  }

  /** Records the sink has written or set aside. */
  long resolved() {
    return landscape.gauges().sum(SINK_BEAN, Landscape.SINK, "Records");
  }

  private static void failIfFailed(ConnectorStatus status) {
    if (status.isFailed()) {
      throw new io.selfsame.cluster.ClusterException(
          "connector " + status.name() + " failed:\n" + String.join("\n", status.traces()));
    }
  }
}
