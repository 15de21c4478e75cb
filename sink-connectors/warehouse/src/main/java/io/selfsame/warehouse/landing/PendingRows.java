package io.selfsame.warehouse.landing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a batch writes to one landing table: one write a record, in the order of their keys. */
final class PendingRows {
  private final SortedMap<RowKey, LandingWrite> writes = new TreeMap<>();

  void add(LandingRow row) {
    LandingWrite first = LandingWrite.of(row);
    writes.merge(first.key(), first, (earlier, later) -> earlier.then(row));
  }

  List<LandingWrite> replacements() {
    return writes.values().stream().filter(write -> !write.isMark()).toList();
  }

  List<LandingWrite> marks() {
    return writes.values().stream().filter(LandingWrite::isMark).toList();
  }

  /** The vendor's values of every row that has a say about them. */
  List<Map<LandingColumn, Object>> contents() {
    return writes.values().stream().map(LandingWrite::content).flatMap(Optional::stream).toList();
  }
}
