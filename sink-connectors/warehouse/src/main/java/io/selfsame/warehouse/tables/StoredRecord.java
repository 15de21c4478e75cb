package io.selfsame.warehouse.tables;

import io.selfsame.resolution.LiveRecord;
import io.selfsame.resolution.RecordState;
import java.util.Optional;
import java.util.UUID;

/**
 * A line of the crosswalk.
 *
 * @param profile the profile of a live record
 * @param component the component it is in: everything reachable over linking keys
 */
public record StoredRecord(RecordState state, Optional<UUID> profile, Optional<UUID> component) {

  /** The record, unless it is gone. */
  public Optional<LiveRecord> live() {
    return state instanceof LiveRecord live ? Optional.of(live) : Optional.empty();
  }
}
