package io.selfsame.resolution;

import java.time.Instant;
import java.util.Optional;

/**
 * What one record says about one purpose.
 *
 * @param at when it was said, if known
 * @param evidence the field and the class of its literal, never free text
 */
public record Statement(
    String purpose, ConsentStatus status, Optional<Instant> at, String evidence) {

  /** The evidence of a grant its record no longer repeats. */
  public static final String NO_LONGER_STATED = "no longer stated";

  public Statement {
    if (purpose.isEmpty()) {
      throw new IllegalArgumentException("consent statement without purpose");
    }
  }

  /**
   * What remains of this statement when a newer version of its record is silent: a grant becomes
   * unknown, anything stricter stays.
   */
  Statement whenSilentSince(Instant silent) {
    return status == ConsentStatus.GRANTED
        ? new Statement(purpose, ConsentStatus.UNKNOWN, Optional.of(silent), NO_LONGER_STATED)
        : this;
  }
}
