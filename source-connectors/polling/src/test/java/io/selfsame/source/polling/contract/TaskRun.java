package io.selfsame.source.polling.contract;

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
public final class TaskRun implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int IDLE_POLLS = 3;

  private final Supplier<? extends SourceTask> tasks;
  private final Map<Map<String, ?>, Map<String, ?>> offsets = new HashMap<>();
  private final List<SourceRecord> drift = new ArrayList<>();
  private final List<SourceRecord> statuses = new ArrayList<>();
  private final List<SourceRecord> quarantined = new ArrayList<>();
  private SourceTask task;
  private boolean stopped = true;

  public TaskRun(Supplier<? extends SourceTask> tasks) {
    this.tasks = tasks;
    this.task = tasks.get();
  }

  public static ObjectNode fields(String name, String value) {
    return JsonNodeFactory.instance.objectNode().put(name, value);
  }

  /** The id in a record's key. */
  public static String id(SourceRecord record) {
    return ((Struct) record.key()).getString("id");
  }

  public void start(Map<String, String> settings) {
    task = tasks.get();
    task.initialize(new Context());
    stopped = false;
    task.start(settings);
  }

  /** Polls until so many rows have come or patience ends. */
  public List<SourceRecord> take(int count) {
    List<SourceRecord> taken = new ArrayList<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (taken.size() < count && System.nanoTime() < deadline) {
      taken.addAll(poll());
    }
    return taken;
  }

  /** Polls until a few polls in a row bring no rows. */
  public List<SourceRecord> drain() {
    List<SourceRecord> taken = new ArrayList<>();
    for (int idle = 0; idle < IDLE_POLLS; ) {
      List<SourceRecord> rows = poll();
      idle = rows.isEmpty() ? idle + 1 : 0;
      taken.addAll(rows);
    }
    return taken;
  }

  /** Polls once; returns the rows. Drift and status records are kept aside. */
  public List<SourceRecord> poll() {
    List<SourceRecord> rows = new ArrayList<>();
    for (SourceRecord record : polled()) {
      store(record);
      if (record.topic().endsWith("schema-changes")) {
        drift.add(record);
      } else if (record.topic().endsWith("stream-status")) {
        statuses.add(record);
      } else if (record.topic().endsWith("quarantine")) {
        quarantined.add(record);
      } else {
        rows.add(record);
      }
    }
    return rows;
  }

  /** Stores the offset of a record, as after its acknowledgement. */
  public void store(SourceRecord record) {
    offsets.put(record.sourcePartition(), record.sourceOffset());
  }

  /** What is stored, by source partition. */
  public Map<Map<String, ?>, Map<String, ?>> offsets() {
    return offsets;
  }

  /** Drift events so far. */
  public List<SourceRecord> drift() {
    return List.copyOf(drift);
  }

  /** Stream-status records so far. */
  public List<SourceRecord> statuses() {
    return List.copyOf(statuses);
  }

  /** Records of rows that were left out so far. */
  public List<SourceRecord> quarantined() {
    return List.copyOf(quarantined);
  }

  public void stop() {
    task.stop();
    stopped = true;
  }

  public boolean isStopped() {
    return stopped;
  }

  @Override
  public void close() {
    if (!stopped) {
      stop();
    }
  }

  private List<SourceRecord> polled() {
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
