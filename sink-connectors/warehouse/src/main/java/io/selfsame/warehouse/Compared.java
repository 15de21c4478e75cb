package io.selfsame.warehouse;

import io.selfsame.resolution.LiveRecord;
import io.selfsame.resolution.RecordRef;
import io.selfsame.resolution.match.Blocking;
import io.selfsame.resolution.match.ComparisonRecord;
import io.selfsame.warehouse.tables.BlockTable;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;

/**
 * A record as it is compared.
 *
 * @param component where it is stored; empty for one that is new
 */
record Compared(UUID uuid, RecordRef ref, ComparisonRecord record, Optional<UUID> component) {

  static Compared of(LiveRecord live, Optional<UUID> component) {
    ComparisonRecord record = ComparisonRecord.of(live);
    return new Compared(BlockTable.uuid(live.ref()), live.ref(), record, component);
  }

  /** Its blocking keys, found each time anew: most records are only compared. */
  SortedSet<Long> keys() {
    return Blocking.keysOf(record);
  }
}
