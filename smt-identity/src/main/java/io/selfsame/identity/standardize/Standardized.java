package io.selfsame.identity.standardize;

import java.util.Optional;

/**
 * A raw value after standardization.
 *
 * @param display what to show; the raw value, unchanged, where it could not be standardized
 * @param key what to match by, absent where equality of the value is no evidence of anything
 */
public record Standardized(String display, Optional<String> key, Verdict verdict) {

  /** A value that may be matched by. */
  public static Standardized valid(String display, String key) {
    return new Standardized(display, Optional.of(key), Verdict.VALID);
  }

  /** A doubtful value which two records still share only if they mean the same. */
  public static Standardized doubtful(String display, String key) {
    return new Standardized(display, Optional.of(key), Verdict.SUSPECT);
  }

  /** A readable value that must not be matched by. */
  public static Standardized suspect(String display) {
    return new Standardized(display, Optional.empty(), Verdict.SUSPECT);
  }

  /** A value kept as it came. */
  public static Standardized invalid(String raw) {
    return new Standardized(raw, Optional.empty(), Verdict.INVALID);
  }
}
