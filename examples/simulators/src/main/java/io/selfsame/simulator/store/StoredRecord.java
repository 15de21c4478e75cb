package io.selfsame.simulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * One version of one vendor record.
 *
 * @param fields the vendor's fields; shared by all readers, so never change it: take {@link
 *     #copyOfFields()}
 * @param visibleFrom the time from which the vendor's API shows this version
 */
public record StoredRecord(
    String id,
    ObjectNode fields,
    Instant created,
    Instant modified,
    Instant visibleFrom,
    Lifecycle lifecycle) {

  /** A live record as it is loaded at the start, visible since it was modified. */
  public static StoredRecord live(String id, ObjectNode fields, Instant created, Instant modified) {
    return new StoredRecord(id, fields, created, modified, modified, Lifecycle.LIVE);
  }

  public boolean isLive() {
    return lifecycle == Lifecycle.LIVE;
  }

  public ObjectNode copyOfFields() {
    return fields.deepCopy();
  }
}
