package io.selfsame.source.polling;

import io.selfsame.source.polling.schedule.ReadScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Runs reads in the order they are due, on a clock that jumps to each: no waiting, no threads. */
final class VirtualScheduler implements ReadScheduler {
  private record Due(Instant at, int number, Runnable read) {}

  private final MutableClock clock;
  private final List<Due> waiting = new ArrayList<>();
  private final List<Duration> delays = new ArrayList<>();
  private int number;
  private boolean closed;

  VirtualScheduler(MutableClock clock) {
    this.clock = clock;
  }

  @Override
  public void schedule(Runnable read, Duration delay) {
    if (!closed) {
      delays.add(delay);
      waiting.add(new Due(clock.instant().plus(delay), number++, read));
    }
  }

  /** Runs the next read; false when none is waiting. */
  boolean runNext() {
    Optional<Due> next =
        waiting.stream().min(Comparator.comparing(Due::at).thenComparing(Due::number));
    next.ifPresent(
        due -> {
          waiting.remove(due);
          if (due.at().isAfter(clock.instant())) {
            clock.advance(Duration.between(clock.instant(), due.at()));
          }
          due.read().run();
        });
    return next.isPresent();
  }

  /** The delay of every read so far. */
  List<Duration> delays() {
    return List.copyOf(delays);
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
    waiting.clear();
  }
}
