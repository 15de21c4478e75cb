package io.selfsame.source.zendesk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** Runs a task as a worker does: stores the offset of every record, also across restarts. */
final class TaskRun implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Supplier<SourceTask> tasks;
  private final Map<Map<String, ?>, Map<String, ?>> offsets = new HashMap<>();
  private final List<Struct> events = new ArrayList<>();
  private SourceTask task;
  private boolean stopped = true;

  TaskRun(Supplier<SourceTask> tasks) {
    this.tasks = tasks;
    this.task = tasks.get();
  }

  static ObjectNode fields(String name, String value) {
    return JsonNodeFactory.instance.objectNode().put(name, value);
  }

  void start(Map<String, String> settings) {
    task = tasks.get();
    task.initialize(new Context());
    task.start(settings);
    stopped = false;
  }

  /** Polls until so many records have come; drift events do not count. */
  List<SourceRecord> take(int count) {
    return take(count, true);
  }

  /** As {@link #take(int)}, by a worker that dies before it stores an offset. */
  List<SourceRecord> takeWithoutStoring(int count) {
    return take(count, false);
  }

  /** What came besides rows: drift events. */
  List<Struct> events() {
    return events;
  }

  private List<SourceRecord> take(int count, boolean storing) {
    List<SourceRecord> taken = new ArrayList<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (taken.size() < count && System.nanoTime() < deadline) {
      taken.addAll(rows(poll(), storing));
    }
    return taken;
  }

  /** Polls once and keeps the drift events. */
  void pollOnce() {
    rows(poll(), true);
  }

  private List<SourceRecord> rows(List<SourceRecord> batch, boolean storing) {
    List<SourceRecord> rows = new ArrayList<>();
    for (SourceRecord record : batch) {
      if (storing) {
        offsets.put(record.sourcePartition(), record.sourceOffset());
      }
      if (record.topic().endsWith("schema-changes")) {
        events.add((Struct) record.value());
      } else if (!record.topic().endsWith("stream-status")) {
        rows.add(record);
      }
    }
    return rows;
  }

  void stop() {
    task.stop();
    stopped = true;
  }

  boolean isStopped() {
    return stopped;
  }

  @Override
  public void close() {
    if (!stopped) {
      stop();
    }
  }

  private List<SourceRecord> poll() {
    try {
      List<SourceRecord> batch = task.poll();
      return batch == null ? List.of() : batch;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while polling", e);
    }
  }

  private final class Context implements SourceTaskContext, OffsetStorageReader {
    @Override
    public Map<String, String> configs() {
      return Map.of();
    }

    @Override
    public OffsetStorageReader offsetStorageReader() {
      return this;
    }

    @Override
    @SuppressWarnings("unchecked") // what was stored came out of a record
    public <T> Map<String, Object> offset(Map<String, T> partition) {
      return (Map<String, Object>) offsets.get(partition);
    }

    @Override
    public <T> Map<Map<String, T>, Map<String, Object>> offsets(
        Collection<Map<String, T>> partitions) {
      Map<Map<String, T>, Map<String, Object>> found = new HashMap<>();
      partitions.forEach(partition -> found.put(partition, offset(partition)));
      return found;
    }
  }
}
