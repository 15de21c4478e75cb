package io.selfsame.sink.profile;

import io.selfsame.warehouse.Batch;
import io.selfsame.warehouse.BatchSummary;
import io.selfsame.warehouse.IncomingRecord;
import io.selfsame.warehouse.PartitionId;
import io.selfsame.warehouse.Warehouse;
import io.selfsame.warehouse.WarehouseException;
import io.selfsame.warehouse.sql.Failure;
import io.selfsame.warehouse.sql.FailureKind;
import io.selfsame.warehouse.sql.FailureSubject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A warehouse that stores in lists and fails on demand. */
final class FakeWarehouse implements Warehouse {
  final List<Batch> applied = new ArrayList<>();
  final Map<PartitionId, Long> offsets = new HashMap<>();
  final Set<String> unusableIds = new HashSet<>();
  final Deque<FailureKind> failBefore = new ArrayDeque<>();
  final Deque<FailureKind> failAfter = new ArrayDeque<>();
  boolean down;
  boolean closed;

  static WarehouseException failure(FailureKind kind) {
    return WarehouseException.of(
        new Failure(kind, FailureSubject.OTHER, "test-" + kind, "wait"), "cannot do it");
  }

  @Override
  public void migrate() throws WarehouseException {
    checkUp();
  }

  @Override
  public Map<PartitionId, Long> offsets(String connector) throws WarehouseException {
    checkUp();
    return Map.copyOf(offsets);
  }

  @Override
  public void alterOffsets(String connector, Map<PartitionId, Optional<Long>> altered) {
    altered.forEach(
        (partition, next) ->
            next.ifPresentOrElse(
                offset -> offsets.put(partition, offset), () -> offsets.remove(partition)));
  }

  @Override
  public BatchSummary apply(Batch batch) throws WarehouseException {
    checkUp();
    if (!failBefore.isEmpty()) {
      throw failure(failBefore.pop());
    }
    for (Map.Entry<PartitionId, Optional<Long>> expected : batch.expectedOffsets().entrySet()) {
      if (!expected.getValue().equals(Optional.ofNullable(offsets.get(expected.getKey())))) {
        throw failure(FailureKind.RETRY);
      }
    }
    for (IncomingRecord record : batch.records()) {
      if (unusableIds.contains(record.version().ref().id())) {
        throw failure(FailureKind.DATA);
      }
    }
    applied.add(batch);
    offsets.putAll(batch.nextOffsets());
    if (!failAfter.isEmpty()) {
      throw failure(failAfter.pop());
    }
    return new BatchSummary(batch.records().size(), 0, 0, 0, 0, 0, Map.of());
  }

  @Override
  public void close() {
    closed = true;
  }

  List<String> storedIds() {
    return applied.stream()
        .flatMap(batch -> batch.records().stream())
        .map(record -> record.version().ref().id())
        .toList();
  }

  private void checkUp() throws WarehouseException {
    if (down) {
      throw failure(FailureKind.RETRY);
    }
  }
}
