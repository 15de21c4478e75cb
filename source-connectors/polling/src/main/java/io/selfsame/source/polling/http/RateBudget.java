package io.selfsame.source.polling.http;

import io.selfsame.source.polling.vendor.CallMeter;
import io.selfsame.source.polling.vendor.VendorException;
import java.time.Duration;

/**
 * A token bucket that paces the calls made with one credential. It starts full, refills evenly, and
 * holds everybody back after the vendor asked for a pause. Thread-safe and fair enough: a caller
 * takes its place in line when it arrives.
 */
public final class RateBudget {
  private final Rate rate;
  private final Ticker ticker;
  private final Object lock = new Object();

  /** The bucket is full at this time; every permit taken moves it one step further. */
  private long fullAt;

  private long notBefore;
  private long throttledNanos;

  RateBudget(Rate rate, Ticker ticker) {
    this.rate = rate;
    this.ticker = ticker;
    this.fullAt = ticker.nanos();
    this.notBefore = ticker.nanos();
  }

  /**
   * Waits until one more call is allowed.
   *
   * @throws VendorException CANCELLED when the thread is interrupted; the permit is spent
   */
  public void acquire() throws VendorException {
    long wait = reserve();
    if (wait <= 0) {
      return;
    }
    CallMeter.throttled(Duration.ofNanos(wait));
    try {
      ticker.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw VendorException.cancelled("waiting for the rate budget was interrupted");
    }
  }

  /** Says that the vendor asked for a pause: no call is let through before it has passed. */
  public void pause(Duration pause) {
    synchronized (lock) {
      notBefore = later(notBefore, ticker.nanos() + pause.toNanos());
    }
  }

  /**
   * Takes over what the vendor says is left of its own count: with nothing left, no call is let
   * through before the count begins anew. A vendor maps its headers to the two values.
   *
   * @param left calls left
   * @param reset how long until the vendor counts anew
   */
  public void remaining(long left, Duration reset) {
    if (left <= 0 && !reset.isNegative()) {
      pause(reset);
    }
  }

  /** All time callers were made to wait so far. */
  public Duration throttled() {
    synchronized (lock) {
      return Duration.ofNanos(throttledNanos);
    }
  }

  private long reserve() {
    synchronized (lock) {
      long now = ticker.nanos();
      long saved = (rate.permits() - 1) * rate.nanosPerPermit();
      long full = later(fullAt, now);
      long allowed = later(full - saved, notBefore);
      fullAt = later(full, allowed) + rate.nanosPerPermit();
      long wait = Math.max(0, allowed - now);
      throttledNanos += wait;
      return wait;
    }
  }

  /** Differences, not values, of {@link System#nanoTime} can be compared. */
  private static long later(long a, long b) {
    return a - b >= 0 ? a : b;
  }
}
