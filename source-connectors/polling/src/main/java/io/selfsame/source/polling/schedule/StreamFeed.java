package io.selfsame.source.polling.schedule;

import io.selfsame.contract.DriftEvent;
import io.selfsame.contract.DriftSeverity;
import io.selfsame.source.polling.metric.StreamMetrics;
import io.selfsame.source.polling.offset.StreamOffset;
import io.selfsame.source.polling.record.PageBatch;
import io.selfsame.source.polling.record.PageRecords;
import io.selfsame.source.polling.record.StreamCoordinates;
import io.selfsame.source.polling.status.StatusRecords;
import io.selfsame.source.polling.status.StreamWatch;
import io.selfsame.source.polling.vendor.CallMeter;
import io.selfsame.source.polling.vendor.PositionException;
import io.selfsame.source.polling.vendor.RejectedRow;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.StreamRules;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one stream moving: one read is under way or scheduled at any time, the next one after the
 * outcome of the last was accepted. While the worker writes a page the next is being read, so two
 * pages a stream are in memory at most.
 *
 * <p>Reads run on the scheduler's threads and hand over through {@code outcomes}; everything else
 * runs on the task's thread.
 */
public final class StreamFeed {
  private static final Logger LOG = LoggerFactory.getLogger(StreamFeed.class);

  /** What all feeds of a task share. */
  public record Surroundings(
      ReadScheduler scheduler,
      Consumer<ReadOutcome> outcomes,
      Backoff backoff,
      Duration pollInterval,
      StreamRules rules,
      Clock clock,
      RandomGenerator random) {}

  private final VendorStream stream;
  private final PageRecords records;
  private final StreamMetrics metrics;
  private final StreamWatch watch;
  private final StatusRecords statuses;
  private final Surroundings around;
  private StreamOffset offset;
  private int failures;

  public StreamFeed(
      VendorStream stream,
      StreamCoordinates coordinates,
      StreamOffset offset,
      PageRecords records,
      StreamMetrics metrics,
      Surroundings around) {
    Clock clock = around.clock();
    Duration interval = around.rules().offsetInterval();
    this.watch = new StreamWatch(coordinates, around.rules(), clock, !offset.schema().isUnseen());
    this.statuses = new StatusRecords(coordinates, watch, offset, interval, clock);
    this.stream = stream;
    this.offset = offset;
    this.records = records;
    this.metrics = metrics;
    this.around = around;
  }

  /** Schedules the first read. */
  public void start() {
    schedule(Duration.ZERO);
  }

  /**
   * Takes the outcome of this feed's last read and schedules the next.
   *
   * @return the records of the page; empty when there are none or the read is to be repeated
   * @throws ConnectException when the stream cannot go on
   */
  public List<SourceRecord> accept(ReadOutcome outcome) {
    if (outcome instanceof ReadOutcome.PageRead read) {
      metrics.called(read.counts());
      return emit(read.page());
    }
    if (outcome instanceof ReadOutcome.ReadFailed failed) {
      metrics.called(failed.counts());
      return repeatOrFail(failed.failure());
    }
    throw broken(((ReadOutcome.ReadBroken) outcome).defect());
  }

  private List<SourceRecord> emit(StreamPage page) {
    if (failures > 0) {
      LOG.info("Reading {} works again after {} failures", stream.object(), failures);
      failures = 0;
    }
    StreamOffset before = offset;
    boolean stuck = !page.caughtUp() && page.next().equals(before.position());
    PageBatch batch = records.of(before, page, around.clock().instant());
    offset = batch.after();
    batch.drift().forEach(this::log);
    log(batch.rejected());
    List<SourceRecord> emitted = statuses.of(watch.read(before.position(), page), before, batch);
    metrics.pageRead(page, batch, stuck);
    metrics.emitted(watch.status(), !emitted.isEmpty());
    LOG.debug("Read {} rows of {}", batch.rows(), stream.object());
    // A stream that leads nowhere must not be asked in a circle.
    schedule(page.caughtUp() || stuck ? around.pollInterval() : Duration.ZERO);
    return emitted;
  }

  private List<SourceRecord> repeatOrFail(VendorException failure) {
    metrics.readFailed(failure.code());
    boolean forbidden = failure.kind() == VendorException.Kind.PERMISSION;
    if (!failure.isRetriable() || (forbidden && around.rules().permissionLossFails())) {
      throw new ConnectException(
          "Reading " + stream.object() + " cannot go on. " + failure.getMessage());
    }
    failures++;
    Duration wait = wait(failure);
    if (failure.kind() == VendorException.Kind.RATE_LIMIT) {
      metrics.throttled(wait);
    }
    if (failures == 1) {
      LOG.warn("Reading {} failed and is tried again: {}", stream.object(), failure.getMessage());
    }
    List<SourceRecord> emitted = statuses.of(watch.failed(failure), offset);
    metrics.emitted(watch.status(), !emitted.isEmpty());
    schedule(wait);
    return emitted;
  }

  private Duration wait(VendorException failure) {
    Optional<Duration> least =
        switch (failure.kind()) {
          case QUOTA -> failure.after().or(() -> Optional.of(around.rules().quotaRetry()));
          case PERMISSION -> Optional.of(around.rules().permissionRetry());
          default -> failure.after();
        };
    return around.backoff().delay(failures, least, around.random());
  }

  /** The message of a foreign exception may quote data; its class and trace do not. */
  private ConnectException broken(RuntimeException defect) {
    metrics.readFailed(defect.getClass().getSimpleName());
    String what =
        defect instanceof PositionException
            ? "its offset cannot be used: " + defect.getMessage()
            : "unexpected " + defect.getClass().getName();
    ConnectException failure =
        new ConnectException("Reading " + stream.object() + " cannot go on: " + what);
    failure.setStackTrace(defect.getStackTrace());
    return failure;
  }

  private void log(List<RejectedRow> rejected) {
    if (!rejected.isEmpty()) {
      LOG.warn(
          "{} rows of {} were left out: {}; see the topic ending in quarantine",
          rejected.size(),
          stream.object(),
          rejected.stream().map(RejectedRow::code).collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  private void log(DriftEvent event) {
    String change = "Schema of {} changed ({}): {} {} ({} to {}), {}";
    Object[] parts = {
      event.stream(),
      event.severity().wireName(),
      event.drift(),
      event.related().map(heir -> event.field() + " to " + heir).orElse(event.field()),
      event.before().orElse("nothing"),
      event.after().orElse("nothing"),
      event.action()
    };
    if (event.severity() == DriftSeverity.INFO) {
      LOG.info(change, parts);
    } else {
      LOG.warn(change, parts);
    }
  }

  private void schedule(Duration delay) {
    StreamPosition position = offset.position();
    around.scheduler().schedule(() -> around.outcomes().accept(read(position)), delay);
  }

  private ReadOutcome read(StreamPosition position) {
    CallMeter.take();
    try {
      StreamPage page = stream.read(position);
      return new ReadOutcome.PageRead(this, page, CallMeter.take());
    } catch (VendorException e) {
      return new ReadOutcome.ReadFailed(this, e, CallMeter.take());
    } catch (RuntimeException e) {
      // Whatever a vendor's library throws must fail the task, not end a thread unseen.
      return new ReadOutcome.ReadBroken(this, e);
    }
  }
}
