package io.selfsame.sink.changes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** Runs one task as a worker does: what it publishes and which offset is stored is seen here. */
final class FakeSourceWorker implements AutoCloseable {
  private final Map<String, String> settings;
  private final List<SourceRecord> published = new ArrayList<>();
  private Optional<Map<String, Object>> stored = Optional.empty();
  private Instant now = Instant.EPOCH;
  private ProfileChangesSourceTask task;

  FakeSourceWorker(Map<String, String> settings) {
    this.settings = settings;
    task = start();
  }

  /** Polls until nothing comes; stores the offset of every message. */
  List<SourceRecord> drain() throws InterruptedException {
    List<SourceRecord> all = new ArrayList<>();
    List<SourceRecord> polled = poll();
    while (!polled.isEmpty()) {
      all.addAll(polled);
      polled = poll();
    }
    return all;
  }

  /** Polls once, a minute later. */
  List<SourceRecord> poll() throws InterruptedException {
    List<SourceRecord> polled = pollOnly();
    polled.forEach(this::commit);
    return polled;
  }

  /** Polls without storing what comes. */
  List<SourceRecord> pollOnly() throws InterruptedException {
    now = now.plus(Duration.ofMinutes(1));
    return Optional.ofNullable(task.poll()).orElse(List.of());
  }

  @SuppressWarnings("unchecked")
  void commit(SourceRecord record) {
    published.add(record);
    stored = Optional.of((Map<String, Object>) record.sourceOffset());
  }

  /** Kills the task and starts another one from the stored offset. */
  void restart() {
    task.stop();
    task = start();
  }

  void storeOffset(Optional<Map<String, Object>> offset) {
    stored = offset;
  }

  /** What a compacted topic comes to. */
  Map<String, String> compacted(String topic) {
    Map<String, String> values = new TreeMap<>();
    for (SourceRecord record : published) {
      if (record.topic().equals(topic)) {
        String key = record.key().toString();
        if (record.value() == null) {
          values.remove(key);
        } else {
          values.put(key, ((Struct) record.value()).toString());
        }
      }
    }
    return values;
  }

  List<SourceRecord> published() {
    return published;
  }

  private ProfileChangesSourceTask start() {
    ProfileChangesSourceTask started = new ProfileChangesSourceTask(() -> now, time -> {});
    started.initialize(new Context());
    started.start(settings);
    return started;
  }

  @Override
  public void close() {
    task.stop();
  }

  private final class Context implements SourceTaskContext {
    @Override
    public Map<String, String> configs() {
      return settings;
    }

    @Override
    public OffsetStorageReader offsetStorageReader() {
      return new OffsetStorageReader() {
        @Override
        public <T> Map<String, Object> offset(Map<String, T> partition) {
          return stored.orElse(null);
        }

        @Override
        public <T> Map<Map<String, T>, Map<String, Object>> offsets(
            Collection<Map<String, T>> partitions) {
          Map<Map<String, T>, Map<String, Object>> all = new HashMap<>();
          partitions.forEach(partition -> all.put(partition, offset(partition)));
          return all;
        }
      };
    }
  }
}
