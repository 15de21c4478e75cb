package io.selfsame.source.stripe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** Runs a task as a worker does, keeping the offsets of its records across restarts. */
final class TaskRun implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Predicate<SourceRecord> ROWS =
      record ->
          !record.topic().endsWith("schema-changes") && !record.topic().endsWith("stream-status");

  private final Map<Map<String, ?>, Map<String, ?>> offsets = new HashMap<>();
  private final List<SourceRecord> drift = new ArrayList<>();
  private StripeSourceTask task = new StripeSourceTask();

  void start(Map<String, String> settings) {
    task = new StripeSourceTask();
    task.initialize(new Context());
    task.start(settings);
  }

  /** Polls until so many rows have come, or patience ends. */
  List<SourceRecord> take(int count) throws InterruptedException {
    List<SourceRecord> taken = new ArrayList<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (taken.size() < count && System.nanoTime() < deadline) {
      taken.addAll(poll());
    }
    return taken;
  }

  List<SourceRecord> poll() throws InterruptedException {
    List<SourceRecord> batch = task.poll();
    if (batch == null) {
      return List.of();
    }
    batch.forEach(record -> offsets.put(record.sourcePartition(), record.sourceOffset()));
    batch.stream().filter(TaskRun::isDrift).forEach(drift::add);
    return batch.stream().filter(ROWS).toList();
  }

  /** The drift events so far. */
  List<SourceRecord> drift() {
    return drift;
  }

  private static boolean isDrift(SourceRecord record) {
    return record.topic().endsWith("schema-changes");
  }

  void stop() {
    task.stop();
  }

  @Override
  public void close() {
    task.stop();
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
