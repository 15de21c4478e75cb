package io.selfsame.source.polling;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.source.TransactionContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** What a task sees of a worker: stored offsets and, if asked for, transactions. */
final class FakeWorker implements SourceTaskContext, OffsetStorageReader {
  final Map<Map<String, ?>, Map<String, Object>> offsets = new HashMap<>();
  final List<SourceRecord> committed = new ArrayList<>();
  boolean connectorTransactions;

  /** Stores the offset of a record, as after its acknowledgement. */
  @SuppressWarnings("unchecked") // our records' offsets have texts for keys
  void store(SourceRecord record) {
    offsets.put(record.sourcePartition(), (Map<String, Object>) record.sourceOffset());
  }

  @Override
  public Map<String, String> configs() {
    return Map.of();
  }

  @Override
  public OffsetStorageReader offsetStorageReader() {
    return this;
  }

  @Override
  public <T> Map<String, Object> offset(Map<String, T> partition) {
    return offsets.get(partition);
  }

  @Override
  public <T> Map<Map<String, T>, Map<String, Object>> offsets(
      Collection<Map<String, T>> partitions) {
    Map<Map<String, T>, Map<String, Object>> found = new HashMap<>();
    partitions.forEach(partition -> found.put(partition, offset(partition)));
    return found;
  }

  @Override
  public TransactionContext transactionContext() {
    return connectorTransactions ? new Transactions() : null;
  }

  private final class Transactions implements TransactionContext {
    @Override
    public void commitTransaction() {
      throw new IllegalStateException("a transaction ends with a record");
    }

    @Override
    public void commitTransaction(SourceRecord record) {
      committed.add(record);
    }

    @Override
    public void abortTransaction() {
      throw new IllegalStateException("nothing aborts");
    }

    @Override
    public void abortTransaction(SourceRecord record) {
      throw new IllegalStateException("nothing aborts");
    }
  }
}
