package io.selfsame.sink.profile;

import io.selfsame.sink.connection.PluginVersion;
import io.selfsame.sink.connection.WarehouseOpener;
import io.selfsame.sink.profile.flush.DeadLetters;
import io.selfsame.sink.profile.flush.Delivery;
import io.selfsame.sink.profile.metrics.SinkMetrics;
import io.selfsame.sink.profile.record.RecordReader;
import io.selfsame.sink.profile.store.ConnectorWarehouse;
import io.selfsame.warehouse.Warehouse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One task of {@link UnifiedProfileSinkConnector}: the life cycle, nothing else. */
public final class UnifiedProfileSinkTask extends SinkTask {
  private static final Logger LOG = LoggerFactory.getLogger(UnifiedProfileSinkTask.class);

  private final WarehouseOpener opener;
  private final InstantSource clock;
  private Optional<Delivery> delivery = Optional.empty();
  private Optional<SinkMetrics> metrics = Optional.empty();

  /** For Connect. */
  public UnifiedProfileSinkTask() {
    // Waits are measured on a clock that nobody sets.
    this(Warehouse::open, () -> Instant.EPOCH.plusNanos(System.nanoTime()));
  }

  UnifiedProfileSinkTask(WarehouseOpener opener, InstantSource clock) {
    this.opener = opener;
    this.clock = clock;
  }

  @Override
  public String version() {
    return PluginVersion.get();
  }

  @Override
  public void start(Map<String, String> props) {
    UnifiedProfileSinkConfig config = new UnifiedProfileSinkConfig(props);
    SinkMetrics figures = SinkMetrics.register(config.connector(), config.taskId());
    metrics = Optional.of(figures);
    delivery =
        Optional.of(
            new Delivery(
                context,
                new ConnectorWarehouse(config.connector(), () -> opener.open(config.warehouse())),
                new RecordReader(config.landing()),
                Optional.ofNullable(context.errantRecordReporter())
                    .map(DeadLetters::to)
                    .orElseGet(DeadLetters::none),
                figures,
                config.flushing(),
                clock));
    LOG.info("Writing profiles to {}", config.warehouse());
  }

  @Override
  public void open(Collection<TopicPartition> partitions) {
    delivery.ifPresent(started -> started.assign(partitions));
  }

  @Override
  public void put(Collection<SinkRecord> records) {
    delivery.ifPresent(started -> started.accept(records));
  }

  @Override
  public Map<TopicPartition, OffsetAndMetadata> preCommit(
      Map<TopicPartition, OffsetAndMetadata> currentOffsets) {
    return delivery.map(Delivery::commit).orElse(Map.of());
  }

  @Override
  public void close(Collection<TopicPartition> partitions) {
    delivery.ifPresent(started -> started.revoke(partitions));
  }

  @Override
  public void stop() {
    delivery.ifPresent(Delivery::close);
    metrics.ifPresent(SinkMetrics::close);
    delivery = Optional.empty();
    metrics = Optional.empty();
  }
}
