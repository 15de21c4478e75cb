package io.selfsame.sink.profile.store;

import io.selfsame.sink.profile.record.EnvelopedRecord;
import io.selfsame.warehouse.Batch;
import io.selfsame.warehouse.BatchSummary;
import io.selfsame.warehouse.IncomingRecord;
import io.selfsame.warehouse.PartitionId;
import io.selfsame.warehouse.Warehouse;
import io.selfsame.warehouse.WarehouseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * The warehouse as one connector sees it, by Kafka partition. Opened when first used, so that a
 * database that is down does not keep a task from starting. One thread.
 */
public final class ConnectorWarehouse implements AutoCloseable {

  /** Opens a warehouse. */
  @FunctionalInterface
  public interface Opener {
    Warehouse open() throws WarehouseException;
  }

  private final String connector;
  private final Opener opener;
  private Optional<Warehouse> opened = Optional.empty();

  /**
   * @param connector the name the connector's offsets are kept under
   */
  public ConnectorWarehouse(String connector, Opener opener) {
    this.connector = connector;
    this.opener = opener;
  }

  /** The next offset to read of every partition whose records are stored. */
  public Map<TopicPartition, Long> offsets() throws WarehouseException {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    warehouse()
        .offsets(connector)
        .forEach((id, next) -> offsets.put(new TopicPartition(id.topic(), id.partition()), next));
    return offsets;
  }

  /**
   * Resolves and stores a batch and its offsets, all or nothing.
   *
   * @param expected the offsets believed to be stored; a partition of the batch that is not among
   *     them is believed to have none
   */
  public BatchSummary write(StoreBatch batch, Map<TopicPartition, Long> expected)
      throws WarehouseException {
    Map<PartitionId, Long> next = new HashMap<>();
    Map<PartitionId, Optional<Long>> before = new HashMap<>();
    batch
        .nextOffsets()
        .forEach(
            (partition, offset) -> {
              next.put(id(partition), offset);
              before.put(id(partition), Optional.ofNullable(expected.get(partition)));
            });
    List<IncomingRecord> records =
        batch.records().stream().map(ConnectorWarehouse::incoming).toList();
    return warehouse().apply(new Batch(connector, records, next, before));
  }

  /** Sets offsets, or forgets those given as empty. */
  public void alterOffsets(Map<TopicPartition, Optional<Long>> offsets) throws WarehouseException {
    Map<PartitionId, Optional<Long>> altered = new HashMap<>();
    offsets.forEach((partition, offset) -> altered.put(id(partition), offset));
    warehouse().alterOffsets(connector, altered);
  }

  @Override
  public void close() {
    opened.ifPresent(Warehouse::close);
    opened = Optional.empty();
  }

  private Warehouse warehouse() throws WarehouseException {
    if (opened.isEmpty()) {
      Warehouse warehouse = opener.open();
      try {
        warehouse.migrate();
      } catch (WarehouseException e) {
        warehouse.close();
        throw e;
      }
      opened = Optional.of(warehouse);
    }
    return opened.get();
  }

  private static IncomingRecord incoming(EnvelopedRecord record) {
    return new IncomingRecord(
        record.version(), record.landing(), id(record.partition()), record.offset());
  }

  private static PartitionId id(TopicPartition partition) {
    return new PartitionId(partition.topic(), partition.partition());
  }
}
