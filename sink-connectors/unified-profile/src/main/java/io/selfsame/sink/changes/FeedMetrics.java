package io.selfsame.sink.changes;

import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * The figures of a feed, as the MBean {@code
 * io.selfsame:type=profile-changes-source,connector="…"}. Written by the task's thread, read by
 * any.
 */
final class FeedMetrics implements FeedMetricsMXBean, AutoCloseable {
  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final ObjectName name;
  private final AtomicLong published = new AtomicLong();
  private final AtomicLong tombstones = new AtomicLong();
  private final AtomicLong snapshotMessages = new AtomicLong();
  private final AtomicLong lag = new AtomicLong();
  private final AtomicLong committed = new AtomicLong();
  private final AtomicLong retries = new AtomicLong();

  private FeedMetrics(ObjectName name) {
    this.name = name;
  }

  /** Registers the figures of a task; those of an earlier run of it give way. */
  static FeedMetrics register(String connector) {
    try {
      FeedMetrics metrics =
          new FeedMetrics(
              new ObjectName(
                  "io.selfsame:type=profile-changes-source,connector="
                      + ObjectName.quote(connector)));
      metrics.close();
      metrics.server.registerMBean(metrics, metrics.name);
      return metrics;
    } catch (JMException e) {
      throw new ConnectException("cannot register the metrics of the task", e);
    }
  }

  void published(int messages, int gone, boolean snapshot) {
    published.addAndGet(messages);
    tombstones.addAndGet(gone);
    if (snapshot) {
      snapshotMessages.addAndGet(messages);
    }
  }

  void lagging(long behind) {
    lag.set(behind);
  }

  void committed(long position) {
    committed.set(position);
  }

  void retried() {
    retries.incrementAndGet();
  }

  @Override
  public long getPublished() {
    return published.get();
  }

  @Override
  public long getTombstones() {
    return tombstones.get();
  }

  @Override
  public long getSnapshotMessages() {
    return snapshotMessages.get();
  }

  @Override
  public long getLag() {
    return lag.get();
  }

  @Override
  public long getCommittedPosition() {
    return committed.get();
  }

  @Override
  public long getRetries() {
    return retries.get();
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
