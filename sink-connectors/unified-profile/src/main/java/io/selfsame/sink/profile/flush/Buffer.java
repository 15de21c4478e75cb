package io.selfsame.sink.profile.flush;

import io.selfsame.sink.profile.record.EnvelopedRecord;
import io.selfsame.sink.profile.store.StoreBatch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Records that wait for the next flush, bounded by count and by bytes. Not thread-safe. */
final class Buffer {
  private final int maxRecords;
  private final long maxBytes;
  private final List<EnvelopedRecord> records = new ArrayList<>();
  private final Map<TopicPartition, Long> nextOffsets = new HashMap<>();
  private long bytes;

  Buffer(int maxRecords, long maxBytes) {
    this.maxRecords = maxRecords;
    this.maxBytes = maxBytes;
  }

  void add(EnvelopedRecord record) {
    records.add(record);
    bytes += record.size();
    nextOffsets.put(record.partition(), record.offset() + 1);
  }

  /** Remembers that a record needs no storing. */
  void pass(TopicPartition partition, long offset) {
    nextOffsets.put(partition, offset + 1);
  }

  boolean isFull() {
    return records.size() >= maxRecords || bytes >= maxBytes;
  }

  boolean isEmpty() {
    return nextOffsets.isEmpty();
  }

  /** What there is, as one batch; the buffer is empty afterwards. */
  StoreBatch drain() {
    StoreBatch batch = new StoreBatch(records, nextOffsets);
    clear();
    return batch;
  }

  void clear() {
    records.clear();
    nextOffsets.clear();
    bytes = 0;
  }

  /** Forgets what came from partitions that belong to somebody else now. */
  void discard(Collection<TopicPartition> partitions) {
    nextOffsets.keySet().removeAll(partitions);
    records.removeIf(record -> partitions.contains(record.partition()));
    bytes = records.stream().mapToLong(EnvelopedRecord::size).sum();
  }
}
