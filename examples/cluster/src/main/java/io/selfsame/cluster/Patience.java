package io.selfsame.cluster;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * How long to wait for something to become true, looking every now and then. Immutable and
 * thread-safe; an interrupt ends the wait and stays set.
 */
public final class Patience {
  private static final Duration INTERVAL = Duration.ofMillis(100);

  private final Duration limit;
  private final LongSupplier nanoTime;
  private final Sleeper sleeper;

  Patience(Duration limit, LongSupplier nanoTime, Sleeper sleeper) {
    this.limit = limit;
    this.nanoTime = nanoTime;
    this.sleeper = sleeper;
  }

  /** Waits on the system's clock for at most {@code limit}. */
  public static Patience of(Duration limit) {
    return new Patience(
        limit,
        System::nanoTime,
        pause -> Thread.sleep(pause.toMillis(), pause.toNanosPart() % 1_000_000));
  }

  /**
   * Returns the first answer of the probe.
   *
   * @param expectation what is waited for, for the message: "the worker answers"
   * @throws ClusterException when there is no answer in time; what the probe itself throws passes
   */
  public <T> T until(String expectation, Supplier<Optional<T>> probe) {
    return until(() -> expectation, probe);
  }

  /** Like the other, with an expectation that can tell what was seen last. */
  <T> T until(Supplier<String> expectation, Supplier<Optional<T>> probe) {
    long start = nanoTime.getAsLong();
    while (true) {
      Optional<T> answer = probe.get();
      if (answer.isPresent()) {
        return answer.get();
      }
      if (nanoTime.getAsLong() - start >= limit.toNanos()) {
        throw new ClusterException(
            "Not so within " + limit.toSeconds() + " s: " + expectation.get());
      }
      pause(expectation.get());
    }
  }

  private void pause(String expectation) {
    try {
      sleeper.sleep(INTERVAL);
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new ClusterException("Interrupted while waiting: " + expectation, interrupt);
    }
  }

  /** Lets time pass. */
  @FunctionalInterface
  interface Sleeper {
    void sleep(Duration pause) throws InterruptedException;
  }
}
