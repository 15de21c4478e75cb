package io.selfsame.source.polling.http;

import io.selfsame.source.polling.vendor.VendorException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Leaves a part of the vendor's allowance of calls (of a day, usually) to other users of the
 * account. Streams that would take from the reserve pause, and resume by themselves: after a pause
 * one call is let through to see whether the allowance has come back. Thread-safe; one for each
 * credential.
 */
public final class QuotaGuard {
  private final int reservePercent;
  private final Duration retry;
  private final Clock clock;
  private OptionalLong left = OptionalLong.empty();
  private Optional<Instant> pausedUntil = Optional.empty();

  /**
   * @param reservePercent how much of the allowance is left to others, 0 to 99
   * @param retry how long to pause when the vendor does not say when the allowance comes back
   */
  public QuotaGuard(int reservePercent, Duration retry, Clock clock) {
    if (reservePercent < 0 || reservePercent > 99) {
      throw new IllegalArgumentException("a reserve is 0 to 99 percent");
    }
    this.reservePercent = reservePercent;
    this.retry = retry;
    this.clock = clock;
  }

  /**
   * Takes over what the vendor told with an answer.
   *
   * @param allowed calls of the whole allowance
   * @param callsLeft calls left of it
   * @param reset how long until it comes back, if known
   */
  public synchronized void told(long allowed, long callsLeft, Optional<Duration> reset) {
    left = OptionalLong.of(callsLeft);
    boolean used = callsLeft * 100 <= allowed * reservePercent;
    pausedUntil = used ? Optional.of(clock.instant().plus(reset.orElse(retry))) : Optional.empty();
  }

  /**
   * To be asked before a call.
   *
   * @param what what is to be called, for the message
   * @throws VendorException of kind QUOTA while the reserve is reached
   */
  public synchronized void require(String what) throws VendorException {
    Optional<Duration> wait =
        pausedUntil
            .map(end -> Duration.between(clock.instant(), end))
            .filter(remaining -> !remaining.isNegative() && !remaining.isZero());
    if (wait.isPresent()) {
      throw VendorException.quota(
          "QUOTA_RESERVED",
          what + " waits: of the allowance of calls only the reserve is left",
          wait);
    }
    // The next answer tells again; until then nobody else is let through for nothing.
    pausedUntil = pausedUntil.map(end -> clock.instant().plus(retry));
  }

  /** Calls left when the vendor told last. */
  public synchronized OptionalLong left() {
    return left;
  }
}
