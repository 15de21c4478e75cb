package io.selfsame.quickstart;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** How long each phase took, in seconds. */
final class Phases {
  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private final LongSupplier nanoTime;
  private long begun;

  Phases(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.begun = nanoTime.getAsLong();
  }

  /** Ends the phase that runs and begins the next. */
  double end(String phase) {
    long now = nanoTime.getAsLong();
    double took = Math.round((now - begun) / 1e7) / 100.0;
    begun = now;
    seconds.put(phase, took);
    return took;
  }

  Map<String, Double> seconds() {
    return java.util.Collections.unmodifiableMap(seconds);
  }
}
