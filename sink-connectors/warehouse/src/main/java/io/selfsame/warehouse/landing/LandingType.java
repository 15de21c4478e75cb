package io.selfsame.warehouse.landing;

/**
 * What a landing column holds. The Java form of a value is a Boolean, Long, Double, BigDecimal,
 * LocalDate, Instant or (for JSON and text) a String.
 */
public enum LandingType {
  BOOLEAN,
  BIGINT,
  DOUBLE,
  DECIMAL,
  DATE,
  /** To the microsecond, UTC. */
  TIMESTAMP,
  JSON,
  TEXT;

  /** Whether values of the other type can be stored as this one. */
  public boolean holds(LandingType other) {
    return join(other) == this;
  }

  /**
   * The narrowest type that can hold values of both; text holds anything. Integers widen to
   * floating point, exact only up to 2^53, because a vendor whose field turns from one into the
   * other means a measure, not an id.
   */
  public LandingType join(LandingType other) {
    if (this == other) {
      return this;
    }
    if (this == BIGINT) {
      return other == DOUBLE || other == DECIMAL ? other : TEXT;
    }
    return other == BIGINT && (this == DOUBLE || this == DECIMAL) ? this : TEXT;
  }
}
