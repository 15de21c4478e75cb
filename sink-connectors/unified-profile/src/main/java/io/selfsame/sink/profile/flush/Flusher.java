package io.selfsame.sink.profile.flush;

import io.selfsame.sink.profile.metrics.SinkMetrics;
import io.selfsame.sink.profile.record.EnvelopedRecord;
import io.selfsame.sink.profile.store.ConnectorWarehouse;
import io.selfsame.sink.profile.store.StoreBatch;
import io.selfsame.warehouse.WarehouseException;
import io.selfsame.warehouse.sql.FailureKind;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes batches. A batch refused for its data is parted until the records at fault stand alone:
 * these go to the dead-letter queue, their neighbours are stored.
 */
final class Flusher {
  private final ConnectorWarehouse warehouse;
  private final DeadLetters deadLetters;
  private final SinkMetrics metrics;

  Flusher(ConnectorWarehouse warehouse, DeadLetters deadLetters, SinkMetrics metrics) {
    this.warehouse = warehouse;
    this.deadLetters = deadLetters;
    this.metrics = metrics;
  }

  /**
   * Writes a batch, in parts if need be.
   *
   * @param stored the offsets believed to be stored; brought up to date with each part
   */
  void flush(StoreBatch batch, Map<TopicPartition, Long> stored) throws WarehouseException {
    deadLetters.awaitReports();
    try {
      metrics.flushed(warehouse.write(batch, stored));
      stored.putAll(batch.nextOffsets());
    } catch (WarehouseException e) {
      if (e.kind() != FailureKind.DATA || batch.records().isEmpty()) {
        throw e;
      }
      part(batch, stored, e);
    }
  }

  private void part(StoreBatch batch, Map<TopicPartition, Long> stored, WarehouseException refusal)
      throws WarehouseException {
    int count = batch.records().size();
    if (count == 1) {
      EnvelopedRecord record = batch.records().get(0);
      deadLetters.report(record.origin(), refusal.getMessage());
      metrics.deadLettered();
      flush(batch.tail(1), stored);
      return;
    }
    int known = refusal.record().orElse(count / 2);
    int cut = known > 0 && known < count ? known : 1;
    flush(batch.head(cut), stored);
    flush(batch.tail(cut), stored);
  }
}
