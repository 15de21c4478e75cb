package io.selfsame.source.polling.http;

import io.selfsame.source.polling.vendor.VendorException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The current token of one credential, fetched when first needed and again shortly before it
 * expires or after the vendor refused it. However many threads ask, one fetch runs at a time and
 * all get its result, a failure too: for a second, or as long as the vendor asks, no other fetch is
 * tried. Thread-safe; waiting is interruptible.
 */
public final class TokenProvider {
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  private final TokenSource source;
  private final Clock clock;
  private final Duration margin;
  private final ReentrantLock lock = new ReentrantLock();
  private Optional<AccessToken> token = Optional.empty();
  private Optional<Failure> failure = Optional.empty();

  /** A fetch that failed, and until when no other is tried. */
  private record Failure(VendorException what, Instant until) {}

  /**
   * @param margin how long before its expiry a token is no longer used
   */
  public TokenProvider(TokenSource source, Clock clock, Duration margin) {
    this.source = source;
    this.clock = clock;
    this.margin = margin;
  }

  /**
   * Returns a token that is believed to work.
   *
   * @throws VendorException as {@link TokenSource#fetch} or CANCELLED on interruption
   */
  public AccessToken current() throws VendorException {
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw VendorException.cancelled("waiting for an access token was interrupted");
    }
    try {
      if (token.isEmpty() || isStale(token.get())) {
        refuseTooSoon();
        fetch();
      }
      return token.get();
    } finally {
      lock.unlock();
    }
  }

  private void fetch() throws VendorException {
    try {
      token = Optional.of(source.fetch());
      failure = Optional.empty();
    } catch (VendorException e) {
      // Who gave up fetching says nothing about the vendor.
      failure =
          e.kind() == VendorException.Kind.CANCELLED
              ? Optional.empty()
              : Optional.of(new Failure(e, clock.instant().plus(e.after().orElse(AFTER_FAILURE))));
      throw e;
    }
  }

  /** Those who waited for a fetch that failed share its failure instead of fetching in turn. */
  private void refuseTooSoon() throws VendorException {
    Optional<Failure> recent = failure.filter(last -> clock.instant().isBefore(last.until()));
    if (recent.isPresent()) {
      throw recent.get().what();
    }
  }

  /**
   * Says that the vendor refused a token. The next {@link #current} fetches a new one, unless
   * another thread has done so since: a late refusal of an old token costs nothing.
   */
  public void reject(AccessToken refused) {
    lock.lock();
    try {
      token = token.filter(held -> !held.equals(refused));
    } finally {
      lock.unlock();
    }
  }

  private boolean isStale(AccessToken held) {
    Instant now = clock.instant();
    return held.expiresAt().map(end -> !now.isBefore(end.minus(margin))).orElse(false);
  }
}
