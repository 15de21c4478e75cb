package io.selfsame.acceptance;

import io.selfsame.cluster.ConnectorStatus;
import io.selfsame.cluster.Patience;
import io.selfsame.cluster.Topics;
import io.selfsame.quickstart.landscape.Landscape;
import io.selfsame.quickstart.landscape.WarehouseKind;
import io.selfsame.quickstart.truth.Truth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/** The whole path with a population, and what a test does and sees there. */
final class Stage implements AutoCloseable {
  static final int PEOPLE = 150;
  static final long SEED = 7;
  private static final Duration ARRIVAL = Duration.ofMinutes(4);

  /** Hashes of suppressed addresses can be compared between two runs only under one key. */
  private static final Map<String, String> SINK_SETTINGS =
      Map.of("suppression.hmac.key", "the same in every run");

  private final Landscape landscape;
  private final Truth truth;

  private Stage(Landscape landscape) {
    this.landscape = landscape;
    this.truth = landscape.vendors().truth();
  }

  /** Starts vendors, warehouse, broker and worker; no connector yet. */
  static Stage start(WarehouseKind warehouse, String connect) {
    return start(warehouse, connect, PEOPLE);
  }

  /** See {@link #start(WarehouseKind, String)}. */
  static Stage start(WarehouseKind warehouse, String connect, int people) {
    try {
      Path directory = Files.createDirectories(Path.of("target", "stages"));
      return new Stage(
          Landscape.start(
              new Landscape.Plan(warehouse, connect, people, SEED),
              DeployedPlugins.ROOT,
              Files.createTempDirectory(directory.toAbsolutePath(), connect + "-")));
    } catch (IOException unwritable) {
      throw new UncheckedIOException("target is not writable", unwritable);
    }
  }

  Landscape landscape() {
    return landscape;
  }

  Truth truth() {
    return truth;
  }

  void createConnectors() {
    Landscape.SOURCES.forEach(landscape::create);
    landscape.create(Landscape.SINK, SINK_SETTINGS);
  }

  /**
   * The same connectors in steps so small that there is a middle to disturb them in, all at once
   * and without waiting for them.
   */
  void createSlowConnectors() {
    Map<String, String> small = new HashMap<>(SINK_SETTINGS);
    small.put("batch.max.records", "20");
    put(Landscape.SINK, small);
    Landscape.SOURCES.forEach(source -> put(source, Map.of("batch.max.rows", "5")));
  }

  private void put(String connector, Map<String, String> settings) {
    landscape.connect().put(connector, landscape.config(connector, settings));
  }

  /** Records the vendors have. */
  long expected() {
    return truth.recordsByTopic().values().stream().mapToLong(Long::longValue).sum();
  }

  /** Records in the topics so far. */
  long published() {
    Topics topics = landscape.cluster().topics();
    Set<String> names = topics.names();
    return truth.recordsByTopic().keySet().stream()
        .filter(names::contains)
        .mapToLong(topics::count)
        .sum();
  }

  /** Records in the crosswalk so far; needs a warehouse that lets others look at any time. */
  long stored() {
    try (Connection connection = landscape.warehouse().connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM selfsame.profile_records")) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException notYet) {
      return 0;
    }
  }

  /** Waits until the sources have published what the vendors have, and the sink stored it. */
  void awaitArrival() {
    Topics topics = landscape.cluster().topics();
    Patience.of(ARRIVAL)
        .until(
            "every record is in its topic",
            () ->
                truth.recordsByTopic().entrySet().stream()
                        .allMatch(
                            expected ->
                                topics.names().contains(expected.getKey())
                                    && topics.count(expected.getKey()) >= expected.getValue())
                    ? Optional.of(true)
                    : Optional.empty());
    awaitStored();
  }

  /** Waits until the sink has committed everything that is in its topics now. */
  void awaitStored() {
    Topics topics = landscape.cluster().topics();
    Patience.of(ARRIVAL)
        .until(
            "the sink has stored what is in the topics",
            () -> {
              Map<TopicPartition, Long> stored =
                  topics.committedOffsets("connect-" + Landscape.SINK);
              return truth.recordsByTopic().keySet().stream()
                      .allMatch(
                          topic ->
                              stored.getOrDefault(new TopicPartition(topic, 0), 0L)
                                  > lastOffset(topics, topic))
                  ? Optional.of(true)
                  : Optional.empty();
            });
  }

  /** Reads the warehouse, whose DuckDB file the sink has to let go of meanwhile. */
  <T> T read(Reading<T> reading) throws SQLException {
    boolean exclusive = landscape.warehouse().kind() == WarehouseKind.DUCKDB;
    if (exclusive) {
      landscape.stopSink();
    }
    try (Connection connection = landscape.warehouse().connectWhenFree()) {
      return reading.from(connection);
    } finally {
      if (exclusive) {
        resumeSink();
      }
    }
  }

  /** What to read through a connection. */
  interface Reading<T> {
    T from(Connection connection) throws SQLException;
  }

  void resumeSink() {
    landscape.connect().resume(Landscape.SINK);
    landscape.connect().awaitRunning(Landscape.SINK, Duration.ofSeconds(60));
  }

  /** Works at a vendor's screen and waits until the sink has stored what came of it. */
  void change(String vendor, String object, String id, String patch) {
    awaitVersion(vendor, object, id, () -> landscape.vendors().change(vendor, object, id, patch));
  }

  /** See {@link #change}. */
  void delete(String vendor, String object, String id) {
    awaitVersion(vendor, object, id, () -> landscape.vendors().delete(vendor, object, id));
  }

  private void awaitVersion(String vendor, String object, String id, Runnable change) {
    String topic = vendor + "." + object;
    long before = versions(topic, id);
    change.run();
    Patience.of(Duration.ofSeconds(90))
        .until(
            "a new version of a row of " + topic + " is published",
            () -> versions(topic, id) > before ? Optional.of(true) : Optional.empty());
    awaitStored();
  }

  private long versions(String topic, String id) {
    return landscape.cluster().topics().records(topic).stream()
        .filter(record -> id.equals(record.payload().path("_id").asText()))
        .count();
  }

  Contents contents() throws SQLException {
    return read(Contents::of);
  }

  long deadLetters() {
    Topics topics = landscape.cluster().topics();
    Set<String> names = topics.names();
    return names.contains("selfsame.dead-letters") ? topics.count("selfsame.dead-letters") : 0;
  }

  /**
   * Restarts what failed, as a platform's automatic restart does: Connect itself gives up a source
   * task when the broker is away while it fences the task's predecessor.
   */
  void restartFailed() {
    Stream.concat(Landscape.SOURCES.stream(), Stream.of(Landscape.SINK))
        .filter(
            connector ->
                landscape
                    .connect()
                    .statusIfKnown(connector)
                    .filter(ConnectorStatus::isFailed)
                    .isPresent())
        .forEach(landscape.connect()::restart);
  }

  private static long lastOffset(Topics topics, String topic) {
    AtomicLong last = new AtomicLong(-1);
    topics.forEach(topic, record -> last.set(record.offset()));
    return last.get();
  }

  @Override
  public void close() {
    landscape.close();
  }
}
