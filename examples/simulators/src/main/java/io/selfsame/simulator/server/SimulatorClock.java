package io.selfsame.simulator.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The time all vendors of one run agree on: token expiry, rate windows, retention and modification
 * times come from here. A ticking clock follows the system's with an offset; a stopped one moves
 * only when told to. Thread-safe.
 */
public final class SimulatorClock extends Clock {
  private final Clock base;
  private final AtomicReference<Duration> offset;

  private SimulatorClock(Clock base, Duration offset) {
    this.base = base;
    this.offset = new AtomicReference<>(offset);
  }

  /**
   * A clock that shows system time until it is moved, and goes on ticking from where it was moved
   * to.
   */
  public static SimulatorClock ticking() {
    return new SimulatorClock(Clock.systemUTC(), Duration.ZERO);
  }

  /** A clock that stands still at {@code now} until it is moved. */
  public static SimulatorClock stoppedAt(Instant now) {
    return new SimulatorClock(Clock.fixed(now, ZoneOffset.UTC), Duration.ZERO);
  }

  /** Moves this clock by {@code step}, which may be negative. */
  public void advance(Duration step) {
    offset.updateAndGet(current -> current.plus(step));
  }

  /** Moves this clock to {@code now}. */
  public void set(Instant now) {
    offset.set(Duration.between(base.instant(), now));
  }

  @Override
  public Instant instant() {
    return base.instant().plus(offset.get());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /**
   * A snapshot of this clock in another zone; moving this clock later does not move the snapshot.
   */
  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.offset(base.withZone(zone), offset.get());
  }
}
