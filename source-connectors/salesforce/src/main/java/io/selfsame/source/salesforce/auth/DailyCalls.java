package io.selfsame.source.salesforce.auth;

import io.selfsame.source.polling.vendor.VendorException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Watches how many of the org's daily API calls are used up, by everybody, and refuses calls when a
 * part of them is: the rest is for the org's other programs. While it refuses, one call an interval
 * is let through to learn whether it is still so. Thread-safe.
 */
public final class DailyCalls {
  private static final Pattern USAGE = Pattern.compile("api-usage=(\\d{1,12})/(\\d{1,12})");

  private final int percent;
  private final Duration lookInterval;
  private final Clock clock;
  private long used;
  private long limit;
  private boolean exhausted;
  private Instant seenAt = Instant.MIN;

  /**
   * @param percent from how many percent of the day's calls on none is made; 100 for no guard
   * @param lookInterval how often a call is let through to see whether there are more
   */
  public DailyCalls(int percent, Duration lookInterval, Clock clock) {
    this.percent = percent;
    this.lookInterval = lookInterval;
    this.clock = clock;
  }

  /** Takes note of what an answer says about the day's calls. */
  public synchronized void saw(long nowUsed, long ofLimit) {
    used = nowUsed;
    limit = ofLimit;
    exhausted = false;
    seenAt = clock.instant();
  }

  /** Reads the {@code Sforce-Limit-Info} header. */
  public void saw(String header) {
    Matcher matcher = USAGE.matcher(header);
    if (matcher.find()) {
      saw(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }
  }

  /** Takes note that a call was refused because the day's calls are used up. */
  public synchronized void sawExhausted() {
    exhausted = true;
    seenAt = clock.instant();
  }

  /**
   * Asks for one call.
   *
   * @throws VendorException QUOTA when no call may be made now
   */
  public synchronized void take() throws VendorException {
    Instant now = clock.instant();
    if (!isSpent()) {
      return;
    }
    if (now.isBefore(seenAt.plus(lookInterval))) {
      throw VendorException.quota(
          "DAILY_CALLS",
          "the org has used " + (exhausted ? 100 : percent) + " % or more of its daily API calls",
          Optional.empty());
    }
    seenAt = now;
  }

  /** How many calls the org has left today, as far as an answer told. */
  public synchronized OptionalLong left() {
    return limit == 0 ? OptionalLong.empty() : OptionalLong.of(Math.max(0, limit - used));
  }

  private boolean isSpent() {
    return exhausted || (percent < 100 && limit > 0 && used * 100 >= limit * percent);
  }
}
