package io.selfsame.drift;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** What a worker is to a source task: it keeps the offsets of what was written. */
final class SourceWorker implements SourceTaskContext, OffsetStorageReader {
  private final Map<Map<String, ?>, Map<String, Object>> offsets = new HashMap<>();

  @SuppressWarnings("unchecked") // the records' offsets have texts for keys
  void written(List<SourceRecord> batch) {
    SourceRecord last = batch.get(batch.size() - 1);
    offsets.put(last.sourcePartition(), (Map<String, Object>) last.sourceOffset());
  }

  /** The longest text in any offset. */
  int largestOffset() {
    return offsets.values().stream()
        .flatMap(offset -> offset.values().stream())
        .mapToInt(value -> value.toString().length())
        .max()
        .orElse(0);
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
}
