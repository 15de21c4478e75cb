package io.selfsame.source.polling.metric;

import io.selfsame.source.polling.record.PageBatch;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.VendorRow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Written by the task's thread, read by any. */
public final class StreamMetrics implements StreamMetricsMXBean {
  private final Clock clock;
  private final AtomicLong records = new AtomicLong();
  private final AtomicLong reads = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private final AtomicLong throttledMillis = new AtomicLong();
  private final AtomicLong driftEvents = new AtomicLong();
  private volatile int schemaVersion;
  private volatile Optional<Instant> newestChange = Optional.empty();
  private volatile boolean caughtUp;
  private volatile String lastErrorCode = "";

  public StreamMetrics(Clock clock) {
    this.clock = clock;
  }

  /**
   * @param stuck whether the page led nowhere
   */
  public void pageRead(StreamPage page, PageBatch batch, boolean stuck) {
    reads.incrementAndGet();
    records.addAndGet(batch.rows());
    driftEvents.addAndGet(batch.drift().size());
    schemaVersion = batch.after().schema().version();
    newestChange =
        page.rows().stream()
            .map(VendorRow::changedAt)
            .flatMap(Optional::stream)
            .max(Comparator.naturalOrder())
            .or(() -> newestChange);
    caughtUp = page.caughtUp();
    lastErrorCode = stuck ? "NO_PROGRESS" : "";
  }

  public void readFailed(String code) {
    failures.incrementAndGet();
    lastErrorCode = code;
  }

  public void throttled(Duration wait) {
    throttledMillis.addAndGet(wait.toMillis());
  }

  @Override
  public long getRecords() {
    return records.get();
  }

  @Override
  public long getReads() {
    return reads.get();
  }

  @Override
  public long getFailures() {
    return failures.get();
  }

  @Override
  public long getThrottledMillis() {
    return throttledMillis.get();
  }

  @Override
  public long getDriftEvents() {
    return driftEvents.get();
  }

  @Override
  public int getSchemaVersion() {
    return schemaVersion;
  }

  @Override
  public long getLagMillis() {
    if (caughtUp) {
      return 0;
    }
    return newestChange
        .map(newest -> Duration.between(newest, clock.instant()).toMillis())
        .orElse(-1L);
  }

  @Override
  public boolean isCaughtUp() {
    return caughtUp;
  }

  @Override
  public String getLastErrorCode() {
    return lastErrorCode;
  }
}
