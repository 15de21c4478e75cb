package io.selfsame.sink.changes;

import io.selfsame.sink.connection.Backoff;
import io.selfsame.sink.connection.PluginVersion;
import io.selfsame.warehouse.WarehouseException;
import io.selfsame.warehouse.feed.ChangeFeed;
import io.selfsame.warehouse.sql.FailureKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one task of {@link ProfileChangesSourceConnector}. The outbox is trimmed up to the offset
 * that Connect has stored, never up to what was merely handed to it.
 */
public final class ProfileChangesSourceTask extends SourceTask {
  private static final Logger LOG = LoggerFactory.getLogger(ProfileChangesSourceTask.class);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  private final InstantSource clock;
  private final Pause pause;
  private Optional<Running> running = Optional.empty();

  /** For Connect. */
  public ProfileChangesSourceTask() {
    // Waits are measured on a clock that nobody sets.
    this(() -> Instant.EPOCH.plusNanos(System.nanoTime()), time -> Thread.sleep(time.toMillis()));
  }

  ProfileChangesSourceTask(InstantSource clock, Pause pause) {
    this.clock = clock;
    this.pause = pause;
  }

  @Override
  public String version() {
    return PluginVersion.get();
  }

  @Override
  public void start(Map<String, String> props) {
    running = Optional.of(new Running(new ProfileChangesSourceConfig(props)));
  }

  @Override
  public List<SourceRecord> poll() throws InterruptedException {
    List<SourceRecord> records = running.isPresent() ? running.get().poll() : List.of();
    return records.isEmpty() ? null : records;
  }

  @Override
  public void stop() {
    running.ifPresent(Running::close);
    running = Optional.empty();
  }

  static Map<String, String> partition(ProfileChangesSourceConfig config) {
    return Map.of("schema", config.warehouse().schema());
  }

  /** A started task. */
  private final class Running {
    private final ProfileChangesSourceConfig config;
    private final Map<String, String> partition;
    private final FeedMessages messages;
    private final FeedMetrics metrics;
    private final Backoff backoff;
    private Optional<ChangeFeed> feed = Optional.empty();
    private Optional<FeedCursor> cursor = Optional.empty();
    private Instant nextLook = Instant.MIN;
    private Instant nextTrim = Instant.MIN;

    Running(ProfileChangesSourceConfig config) {
      this.config = config;
      partition = partition(config);
      messages = new FeedMessages(config.topicPrefix(), config.attributes());
      metrics = FeedMetrics.register(config.connector());
      backoff =
          new Backoff(
              config.duration(ProfileChangesSourceConfig.RETRY_BACKOFF),
              config.duration(ProfileChangesSourceConfig.RETRY_BACKOFF_MAX),
              RandomGenerator.getDefault());
      LOG.info("Publishing what changes in {}", config.warehouse());
    }

    List<SourceRecord> poll() throws InterruptedException {
      Duration left = Duration.between(clock.instant(), nextLook);
      if (!left.isNegative() && !left.isZero()) {
        pause.sleep(left.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : left);
        return List.of();
      }
      try {
        FeedCursor at = cursor();
        // First, for a failure must not come between reading changes and handing them over.
        trimWhenDue(at);
        boolean snapshot = at.inSnapshot();
        List<SourceRecord> records = messages(at.next(), snapshot);
        backoff.reset();
        if (records.isEmpty()) {
          lookAgainIn(config.duration(ProfileChangesSourceConfig.POLL_INTERVAL));
        }
        return records;
      } catch (WarehouseException e) {
        waitOrFail(e);
        return List.of();
      }
    }

    private FeedCursor cursor() throws WarehouseException {
      if (cursor.isEmpty()) {
        ChangeFeed opened =
            ChangeFeed.open(config.warehouse(), config.connector(), config.attributes());
        feed = Optional.of(opened);
        cursor = Optional.of(FeedCursor.at(stored(), opened, config.batchMaxRecords()));
      }
      return cursor.get();
    }

    private List<SourceRecord> messages(List<FeedCursor.Placed> changes, boolean snapshot) {
      List<SourceRecord> records = new ArrayList<>(changes.size());
      int gone = 0;
      for (FeedCursor.Placed placed : changes) {
        records.add(messages.message(placed.change(), partition, placed.offset()));
        gone += placed.change().value().isEmpty() ? 1 : 0;
      }
      metrics.published(records.size(), gone, snapshot);
      return records;
    }

    private void trimWhenDue(FeedCursor at) throws WarehouseException {
      if (clock.instant().isBefore(nextTrim)) {
        return;
      }
      metrics.lagging(at.lag());
      Optional<FeedOffset> stored = stored();
      if (stored.isPresent()) {
        feed.orElseThrow().published(stored.get().seq());
        metrics.committed(stored.get().seq());
      }
      nextTrim = clock.instant().plus(config.duration(ProfileChangesSourceConfig.TRIM_INTERVAL));
    }

    private Optional<FeedOffset> stored() {
      return Optional.ofNullable(context.offsetStorageReader().offset(partition))
          .map(FeedOffset::of);
    }

    private void waitOrFail(WarehouseException failure) {
      if (failure.kind() != FailureKind.RETRY) {
        throw new ConnectException(failure.getMessage(), failure);
      }
      Duration wait = backoff.next();
      lookAgainIn(wait);
      metrics.retried();
      if (cursor.isEmpty()) {
        closeFeed();
      }
      LOG.warn("{}; trying again in {} ms", failure.getMessage(), wait.toMillis());
    }

    private void lookAgainIn(Duration wait) {
      nextLook = clock.instant().plus(wait);
    }

    private void closeFeed() {
      feed.ifPresent(ChangeFeed::close);
      feed = Optional.empty();
    }

    void close() {
      closeFeed();
      metrics.close();
    }
  }
}
