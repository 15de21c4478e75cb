package io.selfsame.source.polling.schedule;

import io.selfsame.contract.DriftEvent;
import io.selfsame.contract.DriftSeverity;
import io.selfsame.source.polling.metric.StreamMetrics;
import io.selfsame.source.polling.offset.StreamOffset;
import io.selfsame.source.polling.record.PageBatch;
import io.selfsame.source.polling.record.PageRecords;
import io.selfsame.source.polling.vendor.PositionException;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
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
      Clock clock,
      RandomGenerator random) {}

  private final VendorStream stream;
  private final PageRecords records;
  private final StreamMetrics metrics;
  private final Surroundings around;
  private StreamOffset offset;
  private int failures;

  public StreamFeed(
      VendorStream stream,
      StreamOffset offset,
      PageRecords records,
      StreamMetrics metrics,
      Surroundings around) {
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
      return emit(read.page());
    }
    if (outcome instanceof ReadOutcome.ReadFailed failed) {
      repeatOrFail(failed.failure());
      return List.of();
    }
    throw broken(((ReadOutcome.ReadBroken) outcome).defect());
  }

  private List<SourceRecord> emit(StreamPage page) {
    if (failures > 0) {
      LOG.info("Reading {} works again after {} failures", stream.object(), failures);
      failures = 0;
    }
    boolean stuck = !page.caughtUp() && page.next().equals(offset.position());
    if (stuck) {
      LOG.warn("Reading {} makes no progress (NO_PROGRESS)", stream.object());
    }
    PageBatch batch = records.of(offset, page, around.clock().instant());
    offset = batch.after();
    batch.drift().forEach(this::log);
    metrics.pageRead(page, batch, stuck);
    LOG.debug("Read {} rows of {}", batch.rows(), stream.object());
    schedule(page.caughtUp() || stuck ? around.pollInterval() : Duration.ZERO);
    return batch.records();
  }

  private void repeatOrFail(VendorException failure) {
    metrics.readFailed(failure.code());
    if (!failure.isRetriable()) {
      throw new ConnectException(
          "Reading " + stream.object() + " cannot go on. " + failure.getMessage());
    }
    failures++;
    Duration wait = around.backoff().delay(failures, failure.after(), around.random());
    if (failure.kind() == VendorException.Kind.RATE_LIMIT) {
      metrics.throttled(wait);
    }
    if (failures == 1) {
      LOG.warn("Reading {} failed and is tried again: {}", stream.object(), failure.getMessage());
    }
    schedule(wait);
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
    try {
      return new ReadOutcome.PageRead(this, stream.read(position));
    } catch (VendorException e) {
      return new ReadOutcome.ReadFailed(this, e);
    } catch (RuntimeException e) {
      // Whatever a vendor's library throws must fail the task, not end a thread unseen.
      return new ReadOutcome.ReadBroken(this, e);
    }
  }
}
