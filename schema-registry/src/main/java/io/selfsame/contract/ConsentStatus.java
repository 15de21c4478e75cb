package io.selfsame.contract;

import org.apache.kafka.connect.errors.DataException;

/**
 * Consent for one purpose; declared from the least to the most restrictive. Absence is {@link
 * #UNKNOWN}.
 */
public enum ConsentStatus {
  GRANTED,
  UNKNOWN,
  PENDING,
  DENIED;

  /**
   * Parses a wire name (upper case).
   *
   * @throws DataException for an unknown status
   */
  public static ConsentStatus fromWire(String name) {
    for (ConsentStatus status : values()) {
      if (status.name().equals(name)) {
        return status;
      }
    }
    throw new DataException(
        "unknown consent status: expected one of DENIED, PENDING, UNKNOWN, GRANTED");
  }
}
