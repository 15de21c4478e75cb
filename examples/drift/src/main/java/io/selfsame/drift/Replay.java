package io.selfsame.drift;

import io.selfsame.drift.History.Version;
import io.selfsame.drift.LeafPaths.Leaf;
import io.selfsame.identity.StandardizeIdentity;
import io.selfsame.sink.profile.UnifiedProfileSinkTask;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * One history through everything: the server, the source task over HTTP (restarted from its offsets
 * after every few pages), the transform, Connect's JSON converter both ways, and the sink task on a
 * DuckDB file, in one process and without a broker.
 */
final class Replay {
  /** How often the vendor goes on serving its last version: only then absences are certain. */
  static final int SETTLING = 5;

  private static final int PAGES_PER_RUN = 7;
  private static final int MOST_EMPTY_POLLS = 30;
  private static final String SOURCE = "history";
  private static final String TOPIC_PREFIX = "drift.";

  private final History history;
  private final Labels labels;
  private final Path folder;
  private final Map<String, String> extraSettings;
  private final SourceWorker sourceWorker = new SourceWorker();
  private final SinkWorker sinkWorker = new SinkWorker();
  private final Compatibility compatibility = new Compatibility();
  private final StandardizeIdentity<SourceRecord> transform = new StandardizeIdentity<>();
  private final JsonConverter converter = new JsonConverter();
  private final List<Claim> claims = new ArrayList<>();
  private int schemaVersions;
  private int failures;
  private int pages;
  private long offset;
  private long leaves;
  private long leavesFound;

  /**
   * @param folder for the warehouse
   * @param extraSettings of the source connector
   */
  Replay(History history, Labels labels, Path folder, Map<String, String> extraSettings) {
    this.history = history;
    this.labels = labels;
    this.folder = folder;
    this.extraSettings = extraSettings;
  }

  Outcome run() throws IOException, SQLException, InterruptedException {
    transform.configure(Map.of("mapping", mapping()));
    converter.configure(Map.of("schemas.enable", true), false);
    try (HistoryServer server = new HistoryServer(history, SETTLING)) {
      UnifiedProfileSinkTask sink = new UnifiedProfileSinkTask();
      String url = "jdbc:duckdb:" + folder.resolve(history.resource() + ".duckdb");
      sink.initialize(sinkWorker);
      sink.start(Map.of("name", "drift", "connection.url", url));
      sink.open(List.of(new TopicPartition(topic(), 0)));
      try (Connection warehouse = DriverManager.getConnection(url, asTheSinkOpensIt())) {
        while (pages < server.pages() && failures == 0) {
          run(server, sink, warehouse);
        }
      } finally {
        sink.stop();
      }
    }
    Score score = Score.of(claims, labels.subjects(history), labels.noise(history));
    return new Outcome(
        history.resource(),
        history.versions().size(),
        leaves,
        leavesFound,
        score,
        schemaVersions,
        compatibility.breakages(),
        failures + sinkWorker.deadLetters(),
        sourceWorker.largestOffset(),
        List.copyOf(claims));
  }

  /** A task's life: it starts from the offsets of the last one. */
  private void run(HistoryServer server, UnifiedProfileSinkTask sink, Connection warehouse)
      throws InterruptedException, SQLException {
    HistoryTask source = new HistoryTask();
    source.initialize(sourceWorker);
    try {
      source.start(settings(server));
      int end = Math.min(server.pages(), pages + PAGES_PER_RUN);
      for (int empty = 0; pages < end && empty < MOST_EMPTY_POLLS; ) {
        List<SourceRecord> batch = source.poll();
        empty = batch == null ? empty + 1 : 0;
        if (batch != null) {
          take(batch, sink);
          check(warehouse);
          pages++;
        }
      }
      failures += pages < end ? 1 : 0;
    } catch (RuntimeException e) {
      failures++;
      System.err.println(history.resource() + ": " + e.getMessage());
    } finally {
      source.stop();
    }
  }

  private void take(List<SourceRecord> batch, UnifiedProfileSinkTask sink) {
    List<SinkRecord> records = new ArrayList<>();
    for (SourceRecord record : batch) {
      if (record.topic().endsWith("schema-changes")) {
        claims.add(Claim.of((Struct) record.value(), pages));
      } else {
        compatibility.emitted(record.topic(), record.valueSchema());
        schemaVersions = Math.max(schemaVersions, record.valueSchema().version());
        records.add(sinkRecord(transform.apply(record)));
      }
    }
    sink.put(records);
    sink.preCommit(Map.of());
    sourceWorker.written(batch);
  }

  private SinkRecord sinkRecord(SourceRecord record) {
    byte[] bytes = converter.fromConnectData(record.topic(), record.valueSchema(), record.value());
    SchemaAndValue read = converter.toConnectData(record.topic(), bytes);
    return new SinkRecord(
        record.topic(),
        0,
        record.keySchema(),
        record.key(),
        read.schema(),
        read.value(),
        offset++,
        0L,
        TimestampType.CREATE_TIME);
  }

  /** Looks up every leaf of the version just served in the warehouse. */
  private void check(Connection warehouse) throws SQLException {
    if (pages >= history.versions().size()) {
      return;
    }
    Version version = history.versions().get(pages);
    LandedRow row = LandedRow.read(warehouse, table(), version.id());
    for (Leaf leaf : LeafPaths.of(version.payload())) {
      leaves++;
      leavesFound += row.has(leaf) ? 1 : 0;
    }
  }

  /** One process may open a file twice, but only in one way. */
  private static Properties asTheSinkOpensIt() {
    Properties properties = new Properties();
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    return properties;
  }

  private Map<String, String> settings(HistoryServer server) {
    Map<String, String> settings = new HashMap<>(extraSettings);
    settings.put("name", "drift");
    settings.put("base.url", server.url());
    settings.put("objects", history.resource());
    settings.put("topic.prefix", TOPIC_PREFIX);
    settings.put("poll.interval.ms", "10");
    return settings;
  }

  private String topic() {
    return TOPIC_PREFIX + history.resource();
  }

  private String table() {
    String name = SOURCE + "_" + history.resource();
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
  }

  /** Any object is mapped to its id alone: drift is what is looked at, not identity. */
  private String mapping() {
    var mapping = History.JSON.createObjectNode();
    var object = mapping.putObject(SOURCE).putObject(history.resource());
    object.put("entity", "person");
    object.putObject("keys").put("_id", "history_id");
    return mapping.toString();
  }
}
