package io.selfsame.resolution;

/**
 * Consent for one purpose, from the least to the most restrictive: a join semilattice under {@link
 * #join}. Absence is {@link #UNKNOWN}, never {@link #GRANTED}.
 */
public enum ConsentStatus {
  GRANTED,
  UNKNOWN,
  PENDING,
  DENIED;

  /** Returns the more restrictive of the two. */
  public ConsentStatus join(ConsentStatus other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
