package io.selfsame.resolve;

import io.selfsame.resolve.csv.Flaw;
import io.selfsame.warehouse.Batch;
import io.selfsame.warehouse.BatchSummary;
import io.selfsame.warehouse.Warehouse;
import io.selfsame.warehouse.WarehouseException;
import io.selfsame.warehouse.sql.FailureKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts batches into a warehouse; a record that cannot be stored is noted and left out. */
final class BatchWriter {
  private static final String CONNECTOR = "resolve";

  /**
   * What became of a batch.
   *
   * @param stored the records that are in the warehouse now
   */
  record Written(List<Taken> stored, BatchSummary summary) {
    Written {
      stored = List.copyOf(stored);
    }
  }

  private final Warehouse warehouse;
  private final Skipped skipped;

  BatchWriter(Warehouse warehouse, Skipped skipped) {
    this.warehouse = warehouse;
    this.skipped = skipped;
  }

  Written write(List<Taken> batch) throws WarehouseException {
    List<Taken> records = new ArrayList<>(batch);
    while (true) {
      try {
        BatchSummary summary =
            warehouse.apply(
                new Batch(
                    CONNECTOR, records.stream().map(Taken::record).toList(), Map.of(), Map.of()));
        return new Written(records, summary);
      } catch (WarehouseException refused) {
        if (refused.kind() != FailureKind.DATA || refused.record().isEmpty()) {
          throw refused;
        }
        Taken bad = records.remove(refused.record().getAsInt());
        skipped.add(bad.line(), Flaw.UNUSABLE);
      }
    }
  }
}
