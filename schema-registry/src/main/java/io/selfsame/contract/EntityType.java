package io.selfsame.contract;

import java.util.Locale;
import org.apache.kafka.connect.errors.DataException;

/** What a record is about. Records of different entity types never join one profile by a key. */
public enum EntityType {
  /**
   * A person, or something that belongs to exactly one person (a subscription, an invoice, a
   * ticket).
   */
  PERSON,
  /** A company or another organization. */
  ORGANIZATION;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static EntityType fromWire(String name) {
    for (EntityType type : values()) {
      if (type.wireName().equals(name)) {
        return type;
      }
    }
    throw new DataException(
        "unknown entity in the identity envelope: expected person or organization");
  }
}
