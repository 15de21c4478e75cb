package io.selfsame.sink.profile.flush;

import io.selfsame.sink.connection.Backoff;
import io.selfsame.sink.profile.metrics.SinkMetrics;
import io.selfsame.sink.profile.record.EnvelopedRecord;
import io.selfsame.sink.profile.record.RecordReader;
import io.selfsame.sink.profile.store.ConnectorWarehouse;
import io.selfsame.warehouse.WarehouseException;
import io.selfsame.warehouse.sql.FailureKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries records from the consumer to the warehouse, exactly once in effect: where to read on is
 * what the warehouse says, not the consumer group.
 *
 * <p>While the warehouse cannot be used the partitions are paused and nothing is kept; once it
 * answers, its offsets say where to take up again, which also settles a commit nobody knows the end
 * of. (A RetriableException would redeliver only the last records and not those buffered before.)
 * One thread, the task's.
 */
public final class Delivery implements AutoCloseable {
  /**
   * Connect takes an offset it was rewound to for committed and would not commit it: a sink that
   * finds all records stored after an outage would show a lag until the next record comes. What
   * carries a word of its own is another offset.
   */
  private static final String STORED = "stored";

  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  private final SinkTaskContext context;
  private final ConnectorWarehouse warehouse;
  private final RecordReader reader;
  private final DeadLetters deadLetters;
  private final SinkMetrics metrics;
  private final Duration interval;
  private final Backoff backoff;
  private final InstantSource clock;
  private final Flusher flusher;
  private final Buffer buffer;

  private final Set<TopicPartition> assigned = new HashSet<>();
  private final Map<TopicPartition, Long> stored = new HashMap<>();
  private boolean suspended;
  private Instant retryAt = Instant.MIN;
  private Instant flushBy = Instant.MAX;

  public Delivery(
      SinkTaskContext context,
      ConnectorWarehouse warehouse,
      RecordReader reader,
      DeadLetters deadLetters,
      SinkMetrics metrics,
      FlushSettings settings,
      InstantSource clock) {
    this.context = context;
    this.warehouse = warehouse;
    this.reader = reader;
    this.deadLetters = deadLetters;
    this.metrics = metrics;
    this.clock = clock;
    interval = settings.interval();
    backoff = new Backoff(settings.firstBackoff(), settings.longestBackoff(), settings.random());
    flusher = new Flusher(warehouse, deadLetters, metrics);
    buffer = new Buffer(settings.maxRecords(), settings.maxBytes());
  }

  /** Takes partitions on and rewinds them to what is stored. */
  public void assign(Collection<TopicPartition> partitions) {
    assigned.addAll(partitions);
    if (suspended) {
      context.pause(partitions.toArray(TopicPartition[]::new));
      return;
    }
    try {
      rewind(partitions);
    } catch (WarehouseException e) {
      suspend(e);
    }
  }

  /** Gives partitions up; what is buffered of them is for their next owner to store. */
  public void revoke(Collection<TopicPartition> partitions) {
    buffer.discard(partitions);
    assigned.removeAll(partitions);
    stored.keySet().removeAll(partitions);
  }

  /** Takes records, flushing as batches fill and when the oldest waited long enough. */
  public void accept(Collection<SinkRecord> records) {
    try {
      if (suspended) {
        resumeWhenDue();
        return;
      }
      for (SinkRecord record : records) {
        take(record);
        if (buffer.isFull()) {
          flush();
        }
      }
      flushWhenDue();
    } catch (WarehouseException e) {
      suspend(e);
    }
  }

  /** Flushes, then tells the offsets that are safe; none while the warehouse cannot be used. */
  public Map<TopicPartition, OffsetAndMetadata> commit() {
    try {
      flush();
    } catch (WarehouseException e) {
      suspend(e);
    }
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    if (!suspended) {
      stored.forEach(
          (partition, next) -> offsets.put(partition, new OffsetAndMetadata(next, STORED)));
    }
    return offsets;
  }

  @Override
  public void close() {
    buffer.clear();
    warehouse.close();
  }

  private void take(SinkRecord record) throws WarehouseException {
    TopicPartition partition = EnvelopedRecord.partitionOf(record);
    long offset = record.originalKafkaOffset();
    if (offset < stored.getOrDefault(partition, Long.MIN_VALUE)) {
      return;
    }
    if (buffer.isEmpty()) {
      flushBy = clock.instant().plus(interval);
    }
    if (record.value() == null) {
      buffer.pass(partition, offset);
      return;
    }
    Optional<EnvelopedRecord> read = read(record);
    if (read.isPresent()) {
      buffer.add(read.get());
    } else {
      buffer.pass(partition, offset);
    }
  }

  private Optional<EnvelopedRecord> read(SinkRecord record) throws WarehouseException {
    try {
      return Optional.of(reader.read(record));
    } catch (DataException e) {
      // Its neighbours first: without a dead-letter queue the report ends the task.
      flush();
      deadLetters.report(record, e.getMessage());
      metrics.deadLettered();
      return Optional.empty();
    }
  }

  private void flushWhenDue() throws WarehouseException {
    if (buffer.isEmpty()) {
      return;
    }
    Duration left = Duration.between(clock.instant(), flushBy);
    if (left.isNegative() || left.isZero()) {
      flush();
    } else {
      wakeUpIn(left);
    }
  }

  private void flush() throws WarehouseException {
    if (buffer.isEmpty()) {
      return;
    }
    long start = clock.millis();
    flusher.flush(buffer.drain(), stored);
    metrics.flushTook(Duration.ofMillis(clock.millis() - start));
    backoff.reset();
  }

  private void resumeWhenDue() throws WarehouseException {
    Duration left = Duration.between(clock.instant(), retryAt);
    if (!left.isNegative() && !left.isZero()) {
      wakeUpIn(left);
      return;
    }
    rewind(assigned);
    suspended = false;
    context.resume(assigned.toArray(TopicPartition[]::new));
    LOG.info("The warehouse answers again; reading on from the offsets it holds");
  }

  /**
   * Sets partitions to what the warehouse holds. One it knows nothing of starts at its beginning
   * even if the consumer group is further: the group may remember another, lost warehouse.
   */
  private void rewind(Collection<TopicPartition> partitions) throws WarehouseException {
    Map<TopicPartition, Long> held = warehouse.offsets();
    for (TopicPartition partition : partitions) {
      stored.remove(partition);
      Optional.ofNullable(held.get(partition)).ifPresent(next -> stored.put(partition, next));
      context.offset(partition, held.getOrDefault(partition, 0L));
    }
  }

  private void suspend(WarehouseException failure) {
    buffer.clear();
    deadLetters.forget();
    if (failure.kind() != FailureKind.RETRY) {
      throw new ConnectException(failure.getMessage(), failure);
    }
    suspended = true;
    Duration wait = backoff.next();
    retryAt = clock.instant().plus(wait);
    context.pause(assigned.toArray(TopicPartition[]::new));
    wakeUpIn(wait);
    metrics.retried();
    LOG.warn("{}; trying again in {} ms", failure.getMessage(), wait.toMillis());
  }

  private void wakeUpIn(Duration wait) {
    context.timeout(Math.max(1, wait.toMillis()));
  }
}
