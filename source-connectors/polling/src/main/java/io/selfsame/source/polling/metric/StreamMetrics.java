package io.selfsame.source.polling.metric;

import io.selfsame.source.polling.record.PageBatch;
import io.selfsame.source.polling.status.StreamState;
import io.selfsame.source.polling.status.StreamStatus;
import io.selfsame.source.polling.vendor.CallMeter;
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
  private final AtomicLong quarantined = new AtomicLong();
  private final AtomicLong driftEvents = new AtomicLong();
  private final AtomicLong rejected = new AtomicLong();
  private final AtomicLong calls = new AtomicLong();
  private volatile int schemaVersion;
  private volatile long quotaLeft = -1;
  private volatile Optional<Instant> coveredUntil = Optional.empty();
  private volatile Optional<Instant> offsetAt = Optional.empty();
  private volatile StreamState state = StreamState.RUNNING;
  private volatile String stateCode = "";
  private volatile Instant stateSince;
  private volatile Optional<Instant> newestChange = Optional.empty();
  private volatile boolean caughtUp;
  private volatile String lastErrorCode = "";

  public StreamMetrics(Clock clock) {
    this.clock = clock;
    this.stateSince = clock.instant();
  }

  /**
   * @param stuck whether the page led nowhere
   */
  public void pageRead(StreamPage page, PageBatch batch, boolean stuck) {
    reads.incrementAndGet();
    records.addAndGet(batch.rows());
    quarantined.addAndGet(batch.quarantined());
    driftEvents.addAndGet(batch.drift().size());
    schemaVersion = batch.after().schema().version();
    newestChange =
        page.rows().stream()
            .map(VendorRow::changedAt)
            .flatMap(Optional::stream)
            .max(Comparator.naturalOrder())
            .or(() -> newestChange);
    coveredUntil = page.coveredUntil().or(() -> coveredUntil);
    quotaLeft = page.quotaLeft().orElse(quotaLeft);
    rejected.addAndGet(batch.rejected().size());
    caughtUp = page.caughtUp();
    lastErrorCode = stuck ? "NO_PROGRESS" : "";
  }

  /** What a read cost. */
  public void called(CallMeter.Counts counts) {
    calls.addAndGet(counts.calls());
    throttled(counts.throttled());
  }

  /**
   * @param offset whether an offset went to the worker
   */
  public void emitted(StreamStatus status, boolean offset) {
    state = status.state();
    stateCode = status.code();
    stateSince = status.since();
    if (offset) {
      offsetAt = Optional.of(clock.instant());
    }
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
  public long getQuarantinedRows() {
    return quarantined.get();
  }

  @Override
  public long getRejectedRows() {
    return rejected.get();
  }

  @Override
  public long getCalls() {
    return calls.get();
  }

  @Override
  public long getQuotaLeft() {
    return quotaLeft;
  }

  @Override
  public long getOffsetAgeMillis() {
    return offsetAt.map(this::ageMillis).orElse(-1L);
  }

  @Override
  public String getStatus() {
    return state.wireName();
  }

  @Override
  public String getStatusCode() {
    return stateCode;
  }

  @Override
  public long getStatusAgeMillis() {
    return ageMillis(stateSince);
  }

  @Override
  public long getLagMillis() {
    if (coveredUntil.isPresent()) {
      return coveredUntil.map(this::ageMillis).orElseThrow();
    }
    if (caughtUp) {
      return 0;
    }
    return newestChange.map(this::ageMillis).orElse(-1L);
  }

  private long ageMillis(Instant time) {
    return Duration.between(time, clock.instant()).toMillis();
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
