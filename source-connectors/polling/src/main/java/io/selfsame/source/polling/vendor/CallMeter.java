package io.selfsame.source.polling.vendor;

import java.time.Duration;

/**
 * Counts the calls a read makes and the time it is held back. A read runs on one thread, so the
 * counts are the thread's. Transports of this library count by themselves; a vendor that uses a
 * client library of its own counts with {@link #called()}.
 */
public final class CallMeter {
  private static final ThreadLocal<CallMeter> METER = ThreadLocal.withInitial(CallMeter::new);

  /** What was counted since the last {@link #take()} on this thread. */
  public record Counts(long calls, Duration throttled) {}

  private long calls;
  private Duration throttled = Duration.ZERO;

  private CallMeter() {}

  /** One request is about to be sent. */
  public static void called() {
    METER.get().calls++;
  }

  /** The thread was held back by a budget. */
  public static void throttled(Duration wait) {
    CallMeter meter = METER.get();
    meter.throttled = meter.throttled.plus(wait);
  }

  /** Returns the counts of this thread and starts anew. */
  public static Counts take() {
    CallMeter meter = METER.get();
    METER.remove();
    return new Counts(meter.calls, meter.throttled);
  }
}
