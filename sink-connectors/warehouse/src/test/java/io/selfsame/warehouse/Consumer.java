package io.selfsame.warehouse;

import io.selfsame.resolution.RecordVersion;
import io.selfsame.warehouse.landing.LandingColumn;
import io.selfsame.warehouse.landing.LandingOperation;
import io.selfsame.warehouse.landing.LandingRow;
import io.selfsame.warehouse.landing.LandingType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Delivers versions as a sink task does: each record's versions in one of two partitions, in order,
 * from the stored offsets, and again from there after a failure.
 */
final class Consumer {
  static final String CONNECTOR = "profiles";
  private static final int PARTITIONS = 2;

  private final Map<PartitionId, List<IncomingRecord>> log = new HashMap<>();

  Consumer(Collection<RecordVersion> versions) {
    for (RecordVersion version : versions) {
      PartitionId partition =
          new PartitionId("people", Math.floorMod(version.ref().hashCode(), PARTITIONS));
      List<IncomingRecord> records = log.computeIfAbsent(partition, p -> new ArrayList<>());
      records.add(
          new IncomingRecord(version, Optional.of(landing(version)), partition, records.size()));
    }
  }

  /** Applies one batch of at most so many records, or returns false if there is none. */
  boolean deliver(Warehouse warehouse, int size) throws WarehouseException {
    Optional<Batch> batch = next(warehouse.offsets(CONNECTOR), size);
    if (batch.isPresent()) {
      warehouse.apply(batch.get());
    }
    return batch.isPresent();
  }

  /** The batch that follows the stored offsets. */
  Optional<Batch> next(Map<PartitionId, Long> stored, int size) {
    List<IncomingRecord> records = new ArrayList<>();
    Map<PartitionId, Long> next = new HashMap<>();
    Map<PartitionId, Optional<Long>> expected = new HashMap<>();
    for (PartitionId partition : log.keySet().stream().sorted().toList()) {
      expected.put(partition, Optional.ofNullable(stored.get(partition)));
      for (IncomingRecord record : log.get(partition)) {
        if (record.offset() >= stored.getOrDefault(partition, 0L) && records.size() < size) {
          records.add(record);
          next.put(partition, record.offset() + 1);
        }
      }
    }
    return records.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Batch(
                CONNECTOR, records, next, expected, List.of(), new ErasurePolicy(false, true)));
  }

  /** Applies everything in batches of the given sizes, over and over. */
  void deliverAll(Warehouse warehouse, List<Integer> sizes) throws WarehouseException {
    int at = 0;
    while (deliver(warehouse, sizes.get(at % sizes.size()))) {
      at++;
    }
  }

  /** The partitions, for altering their offsets. */
  Collection<PartitionId> partitions() {
    return log.keySet();
  }

  private static LandingRow landing(RecordVersion version) {
    Map<LandingColumn, Object> values = new HashMap<>();
    version
        .attributes()
        .forEach((name, value) -> values.put(new LandingColumn(name, LandingType.TEXT), value));
    return new LandingRow(
        version.ref().source(),
        version.ref().object(),
        version.ref().id(),
        switch (version.op()) {
          case UPSERT -> LandingOperation.UPSERT;
          case DELETE -> LandingOperation.DELETE;
          case ERASE -> LandingOperation.ERASE;
        },
        version.createdAt(),
        version.changedAt(),
        Optional.of(1L),
        values);
  }
}
