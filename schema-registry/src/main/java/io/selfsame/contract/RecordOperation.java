package io.selfsame.contract;

import java.util.Locale;
import org.apache.kafka.connect.errors.DataException;

/** What happened to a source record; on the wire in lower case, field {@code _op}. */
public enum RecordOperation {
  /** The row exists in this shape. */
  UPSERT,
  /** The vendor no longer has the row, or keeps it only in its recycle bin. */
  DELETE,
  /** The person asked to be forgotten: every personal value must go. */
  ERASE,
  /**
   * The record is now another record (a merge or a lead conversion); see the envelope's aliases.
   */
  ALIAS;

  /** The name used in records. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Parses a wire name.
   *
   * @throws DataException for an unknown operation
   */
  public static RecordOperation fromWire(String name) {
    for (RecordOperation operation : values()) {
      if (operation.wireName().equals(name)) {
        return operation;
      }
    }
    throw new DataException("unknown _op: expected one of upsert, delete, erase, alias");
  }
}
