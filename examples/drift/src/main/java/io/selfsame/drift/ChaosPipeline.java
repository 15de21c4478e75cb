package io.selfsame.drift;

import io.selfsame.identity.StandardizeIdentity;
import io.selfsame.sink.profile.UnifiedProfileSinkTask;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/**
 * Source tasks, transform, converter and sink in one process: a worker without a broker. Tasks that
 * fail are counted and started again from their offsets.
 */
final class ChaosPipeline implements AutoCloseable {
  private final Map<ChaosVendor, SourceTask> tasks = new HashMap<>();
  private final Map<ChaosVendor, SourceWorker> workers = new HashMap<>();
  private final Map<String, Long> offsets = new HashMap<>();
  private final UnifiedProfileSinkTask sink = new UnifiedProfileSinkTask();
  private final SinkWorker sinkWorker = new SinkWorker();
  private final StandardizeIdentity<SourceRecord> transform = new StandardizeIdentity<>();
  private final JsonConverter converter = new JsonConverter();
  private final BiConsumer<ChaosVendor, SourceRecord> observer;
  private final List<String> failures = new ArrayList<>();
  private int schemaVersions;

  /**
   * @param observer sees every record that a source task gave
   */
  ChaosPipeline(
      List<ChaosVendor> vendors, Path warehouse, BiConsumer<ChaosVendor, SourceRecord> observer) {
    this.observer = observer;
    transform.configure(Map.of("mapping", mapping(vendors)));
    converter.configure(Map.of("schemas.enable", true), false);
    sink.initialize(sinkWorker);
    sink.start(Map.of("name", "chaos", "connection.url", "jdbc:duckdb:" + warehouse));
    List<TopicPartition> topics = new ArrayList<>();
    for (ChaosVendor vendor : vendors) {
      workers.put(vendor, new SourceWorker());
      start(vendor);
      vendor.objects().forEach(object -> topics.add(new TopicPartition(topic(vendor, object), 0)));
    }
    sink.open(topics);
  }

  static String topic(ChaosVendor vendor, String object) {
    return vendor.simulator().name() + "." + object.toLowerCase(Locale.ROOT);
  }

  /** Takes one batch of the tasks of some vendors. */
  void pollOnce(Collection<ChaosVendor> behind) throws InterruptedException {
    List<SinkRecord> records = new ArrayList<>();
    for (ChaosVendor vendor : behind) {
      try {
        List<SourceRecord> batch = tasks.get(vendor).poll();
        if (batch != null) {
          take(vendor, batch, records);
        }
      } catch (RuntimeException e) {
        failures.add(vendor.simulator().name() + ": " + e.getMessage());
        restart(vendor);
      }
    }
    sink.put(records);
    sink.preCommit(Map.of());
  }

  /** Starts a task again from what is stored, as a worker does when it is moved. */
  void restart(ChaosVendor vendor) {
    tasks.get(vendor).stop();
    start(vendor);
  }

  List<String> failures() {
    return failures;
  }

  int deadLetters() {
    return sinkWorker.deadLetters();
  }

  int schemaVersions() {
    return schemaVersions;
  }

  int largestOffset() {
    return workers.values().stream().mapToInt(SourceWorker::largestOffset).max().orElse(0);
  }

  private void start(ChaosVendor vendor) {
    SourceTask task = vendor.task();
    task.initialize(workers.get(vendor));
    task.start(vendor.settings());
    tasks.put(vendor, task);
  }

  private void take(ChaosVendor vendor, List<SourceRecord> batch, List<SinkRecord> records) {
    for (SourceRecord record : batch) {
      observer.accept(vendor, record);
      if (record.key() instanceof Struct && !record.topic().endsWith("stream-status")) {
        schemaVersions = Math.max(schemaVersions, record.valueSchema().version());
        records.add(sinkRecord(transform.apply(record)));
      }
      workers.get(vendor).written(List.of(record));
    }
  }

  private SinkRecord sinkRecord(SourceRecord record) {
    byte[] bytes = converter.fromConnectData(record.topic(), record.valueSchema(), record.value());
    SchemaAndValue read = converter.toConnectData(record.topic(), bytes);
    long offset = offsets.merge(record.topic(), 1L, Long::sum);
    return new SinkRecord(
        record.topic(),
        0,
        record.keySchema(),
        record.key(),
        read.schema(),
        read.value(),
        offset,
        0L,
        TimestampType.CREATE_TIME);
  }

  /** Any object is mapped to its id alone: drift is what is looked at, not identity. */
  private static String mapping(List<ChaosVendor> vendors) {
    var mapping = History.JSON.createObjectNode();
    for (ChaosVendor vendor : vendors) {
      var source = mapping.putObject(vendor.simulator().name());
      for (String name : vendor.objects()) {
        var object = source.putObject(name);
        object.put("entity", "person");
        object.putObject("keys").put("_id", "chaos_id");
      }
    }
    return mapping.toString();
  }

  @Override
  public void close() {
    tasks.values().forEach(SourceTask::stop);
    sink.stop();
  }
}
