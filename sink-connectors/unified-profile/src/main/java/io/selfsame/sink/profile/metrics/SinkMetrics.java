package io.selfsame.sink.profile.metrics;

import io.selfsame.resolution.HistoryEvent.Kind;
import io.selfsame.warehouse.BatchSummary;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * The figures of one task, as the MBean {@code
 * io.selfsame:type=unified-profile-sink,connector="…",task=…}. Written by the task's thread, read
 * by any.
 */
public final class SinkMetrics implements SinkMetricsMXBean, AutoCloseable {
  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final ObjectName name;
  private final AtomicLong records = new AtomicLong();
  private final AtomicLong batches = new AtomicLong();
  private final AtomicLong profiles = new AtomicLong();
  private final AtomicLong retries = new AtomicLong();
  private final AtomicLong deadLetters = new AtomicLong();
  private final AtomicLong lastFlushMs = new AtomicLong();

  private SinkMetrics(ObjectName name) {
    this.name = name;
  }

  /** Registers the figures of a task; those of an earlier run of it give way. */
  public static SinkMetrics register(String connector, String task) {
    try {
      SinkMetrics metrics =
          new SinkMetrics(
              new ObjectName(
                  "io.selfsame:type=unified-profile-sink,connector=%s,task=%s"
                      .formatted(ObjectName.quote(connector), task)));
      metrics.close();
      metrics.server.registerMBean(metrics, metrics.name);
      return metrics;
    } catch (JMException e) {
      throw new ConnectException("cannot register the metrics of the task", e);
    }
  }

  public void flushed(BatchSummary summary) {
    records.addAndGet(summary.records());
    batches.incrementAndGet();
    summary.events().forEach((kind, count) -> profiles.addAndGet(gain(kind) * count));
  }

  private static long gain(Kind kind) {
    return switch (kind) {
      case CREATED, SPLIT -> 1;
      case MERGED, DELETED, ERASED -> -1;
      case MOVED -> 0;
    };
  }

  public void flushTook(Duration duration) {
    lastFlushMs.set(duration.toMillis());
  }

  public void retried() {
    retries.incrementAndGet();
  }

  public void deadLettered() {
    deadLetters.incrementAndGet();
  }

  @Override
  public long getRecords() {
    return records.get();
  }

  @Override
  public long getBatches() {
    return batches.get();
  }

  @Override
  public long getProfiles() {
    return profiles.get();
  }

  @Override
  public long getRetries() {
    return retries.get();
  }

  @Override
  public long getDeadLetters() {
    return deadLetters.get();
  }

  @Override
  public long getLastFlushMs() {
    return lastFlushMs.get();
  }

  @Override
  public void close() {
    try {
      if (server.isRegistered(name)) {
        server.unregisterMBean(name);
      }
    } catch (JMException e) {
      throw new ConnectException("cannot unregister the metrics of the task", e);
    }
  }
}
