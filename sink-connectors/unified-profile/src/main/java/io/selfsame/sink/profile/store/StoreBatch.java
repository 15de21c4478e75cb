package io.selfsame.sink.profile.store;

import io.selfsame.sink.profile.record.EnvelopedRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Records to store together.
 *
 * @param records in the order of their delivery
 * @param nextOffsets where to read on, of every partition that advanced: beyond the records and
 *     beyond what needed no storing
 */
public record StoreBatch(List<EnvelopedRecord> records, Map<TopicPartition, Long> nextOffsets) {
  public StoreBatch {
    records = List.copyOf(records);
    nextOffsets = Map.copyOf(nextOffsets);
  }

  /** The first {@code count} records, with offsets just beyond them. */
  public StoreBatch head(int count) {
    List<EnvelopedRecord> head = records.subList(0, count);
    Map<TopicPartition, Long> offsets = new HashMap<>();
    head.forEach(record -> offsets.put(record.partition(), record.offset() + 1));
    return new StoreBatch(head, offsets);
  }

  /** The records from {@code start} on, with all offsets. */
  public StoreBatch tail(int start) {
    return new StoreBatch(records.subList(start, records.size()), nextOffsets);
  }
}
