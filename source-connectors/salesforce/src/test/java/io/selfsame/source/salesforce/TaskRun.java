package io.selfsame.source.salesforce;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
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
  private final List<Struct> drift = new ArrayList<>();
  private final List<Struct> statuses = new ArrayList<>();
  private final List<SourceRecord> waiting = new ArrayList<>();
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
    List<SourceRecord> taken = new ArrayList<>(waiting);
    waiting.clear();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (taken.size() < count && System.nanoTime() < deadline) {
      poll().stream().filter(TaskRun::isRow).forEach(taken::add);
    }
    return taken;
  }

  /** Polls until a drift event of this kind and field has come. */
  Struct drift(String kind, String field) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      for (Struct event : drift) {
        if (event.getString("kind").equals(kind) && event.getString("field").equals(field)) {
          return event;
        }
      }
      poll();
    }
    throw new AssertionError("no drift event " + kind + " of " + field);
  }

  /** All drift events so far. */
  List<Struct> drift() {
    return List.copyOf(drift);
  }

  /** Polls once; what comes is told by {@link #take} later. */
  void pollOnce() {
    poll().stream().filter(TaskRun::isRow).forEach(waiting::add);
  }

  /** Polls until something is seen and returns the rows that came meanwhile. */
  List<SourceRecord> takeUntil(BooleanSupplier seen) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!seen.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not seen in time");
      }
      pollOnce();
    }
    return take(0);
  }

  /** Whether a stream has told that calls are used up. */
  boolean hasQuotaStatus() {
    return statuses.stream().anyMatch(status -> status.getString("status").equals("quota"));
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

  private static boolean isRow(SourceRecord record) {
    return !isDrift(record) && !isStatus(record);
  }

  private static boolean isStatus(SourceRecord record) {
    return record.topic().endsWith("stream-status");
  }

  private static boolean isDrift(SourceRecord record) {
    return record.topic().endsWith("schema-changes");
  }

  private List<SourceRecord> poll() {
    try {
      List<SourceRecord> batch = task.poll();
      List<SourceRecord> records = batch == null ? List.of() : batch;
      records.stream()
          .filter(TaskRun::isDrift)
          .forEach(record -> drift.add((Struct) record.value()));
      records.stream()
          .filter(TaskRun::isStatus)
          .forEach(record -> statuses.add((Struct) record.value()));
      records.forEach(record -> offsets.put(record.sourcePartition(), record.sourceOffset()));
      return records;
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
