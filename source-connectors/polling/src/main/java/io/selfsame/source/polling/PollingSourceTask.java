package io.selfsame.source.polling;

import io.selfsame.source.polling.config.PollingConfig;
import io.selfsame.source.polling.metric.MetricRegistration;
import io.selfsame.source.polling.metric.StreamMetrics;
import io.selfsame.source.polling.offset.StreamOffset;
import io.selfsame.source.polling.record.PageRecords;
import io.selfsame.source.polling.record.StreamCoordinates;
import io.selfsame.source.polling.schedule.Backoff;
import io.selfsame.source.polling.schedule.ReadOutcome;
import io.selfsame.source.polling.schedule.ReadScheduler;
import io.selfsame.source.polling.schedule.StreamFeed;
import io.selfsame.source.polling.schedule.ThreadedReadScheduler;
import io.selfsame.source.polling.vendor.PollingSettings;
import io.selfsame.source.polling.vendor.PositionException;
import io.selfsame.source.polling.vendor.VendorDefinition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorStream;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.apache.kafka.connect.source.TransactionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls the streams assigned to it. Every batch is one whole page of one stream, so with {@code
 * exactly.once.support=required} (transaction boundary {@code poll}, or {@code connector}) a page
 * and the offset after it are written in one transaction.
 *
 * <p>{@link #poll} waits a second at most: slow calls run on threads of their own and are cancelled
 * by {@link #stop}, which the worker calls on the task's thread after {@code poll} has returned.
 */
public abstract class PollingSourceTask extends SourceTask {
  private static final Logger LOG = LoggerFactory.getLogger(PollingSourceTask.class);
  private static final long LONGEST_WAIT_MILLIS = 1_000;

  /** Makes the scheduler of a task from its name and its number of streams. */
  interface Scheduling {
    ReadScheduler open(String name, int streams);
  }

  private final VendorDefinition vendor;
  private final Clock clock;
  private final RandomGenerator random;
  private final Scheduling scheduling;
  private final BlockingQueue<ReadOutcome> outcomes = new LinkedBlockingQueue<>();

  /** Closed in the order of opening reversed: calls are cancelled before their threads end. */
  private final Deque<Runnable> closings = new ArrayDeque<>();

  private volatile boolean stopping;

  protected PollingSourceTask(VendorDefinition vendor) {
    this(vendor, Clock.systemUTC(), RandomGenerator.getDefault(), ThreadedReadScheduler::new);
  }

  PollingSourceTask(
      VendorDefinition vendor, Clock clock, RandomGenerator random, Scheduling scheduling) {
    this.vendor = vendor;
    this.clock = clock;
    this.random = random;
    this.scheduling = scheduling;
  }

  @Override
  public String version() {
    return vendor.version();
  }

  @Override
  public void start(Map<String, String> settings) {
    PollingConfig config = new PollingConfig(vendor, settings);
    String connector = settings.getOrDefault("name", config.polling().sourceName());
    String number = settings.getOrDefault(PollingSourceConnector.TASK_NUMBER, "0");
    MetricRegistration metrics = new MetricRegistration(connector, number);
    closings.push(metrics::close);
    String name = "selfsame-" + config.vendor().kind() + "-" + connector + "-" + number;
    List<VendorStream> streams = assigned(open(config), settings);
    ReadScheduler scheduler = scheduling.open(name, streams.size());
    closings.push(scheduler::close);
    for (VendorStream stream : streams) {
      feed(stream, config, scheduler, metrics).start();
    }
    LOG.info("Reading {} from {}", config.objects(), config.polling().sourceName());
  }

  @Override
  public List<SourceRecord> poll() throws InterruptedException {
    ReadOutcome outcome = outcomes.poll(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
    if (stopping || outcome == null) {
      return null;
    }
    List<SourceRecord> batch = outcome.feed().accept(outcome);
    if (batch.isEmpty()) {
      return null;
    }
    endTransactionAfter(batch);
    return batch;
  }

  @Override
  public void stop() {
    stopping = true;
    while (!closings.isEmpty()) {
      closings.pop().run();
    }
    outcomes.clear();
    LOG.info("Stopped reading from {}", vendor.kind());
  }

  private List<VendorStream> open(PollingConfig config) {
    var connection = config.open(clock);
    closings.push(connection::close);
    try {
      List<VendorStream> streams = connection.streams(config.objects());
      streams.forEach(stream -> closings.push(stream::close));
      return streams;
    } catch (VendorException e) {
      throw new ConnectException("The connector cannot start. " + e.getMessage());
    }
  }

  /** A task started without the connector, as tests do, reads all streams of its objects. */
  private static List<VendorStream> assigned(
      List<VendorStream> streams, Map<String, String> settings) {
    String names = settings.get(PollingSourceConnector.TASK_STREAMS);
    if (names == null) {
      return streams;
    }
    Set<StreamName> own = StreamName.fromText(names);
    return streams.stream().filter(stream -> own.contains(StreamName.of(stream))).toList();
  }

  private StreamFeed feed(
      VendorStream stream,
      PollingConfig config,
      ReadScheduler scheduler,
      MetricRegistration registration) {
    PollingSettings settings = config.polling();
    StreamCoordinates coordinates =
        new StreamCoordinates(
            config.vendor().kind(),
            settings.sourceName(),
            stream.object(),
            stream.part(),
            settings.topicPrefix());
    StreamMetrics metrics = new StreamMetrics(clock);
    registration.register(stream.object(), stream.part(), metrics);
    return new StreamFeed(
        stream,
        coordinates,
        stored(coordinates),
        new PageRecords(coordinates, config.drift(stream.object()), settings.maxRowBytes()),
        metrics,
        new StreamFeed.Surroundings(
            scheduler,
            outcomes::add,
            new Backoff(settings.backoffBase(), settings.backoffMax()),
            settings.pollInterval(),
            settings.rules(),
            clock,
            random));
  }

  private StreamOffset stored(StreamCoordinates stream) {
    Map<String, Object> offset = context.offsetStorageReader().offset(stream.partition().toMap());
    if (offset == null) {
      return StreamOffset.start();
    }
    try {
      return StreamOffset.from(offset);
    } catch (PositionException e) {
      throw new ConnectException(
          "The stored offset of " + stream.object() + " cannot be used: " + e.getMessage());
    }
  }

  /** Only with {@code transaction.boundary=connector} is there a context at all. */
  private void endTransactionAfter(List<SourceRecord> batch) {
    TransactionContext transactions = context.transactionContext();
    if (transactions != null) {
      transactions.commitTransaction(batch.get(batch.size() - 1));
    }
  }
}
