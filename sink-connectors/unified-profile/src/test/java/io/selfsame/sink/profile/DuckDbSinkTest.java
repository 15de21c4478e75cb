package io.selfsame.sink.profile;

import static io.selfsame.sink.profile.SinkRecords.CONTACTS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.contract.IdentityEnvelope;
import io.selfsame.contract.RecordOperation;
import io.selfsame.warehouse.Warehouse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The task on a real DuckDB file. */
class DuckDbSinkTest {
  @TempDir private Path folder;
  private final MutableClock clock = new MutableClock();
  private FakeContext context = new FakeContext(true);
  private UnifiedProfileSinkTask task;
  private String url;

  @BeforeEach
  void startTask() {
    url = "jdbc:duckdb:" + folder.resolve("profiles.duckdb");
    restart();
  }

  @AfterEach
  void stopTask() {
    task.stop();
  }

  @Test
  void twoRecordsWithOneAddressBecomeOneProfileAndLandInTheirTable() throws SQLException {
    task.put(List.of(contact("1", 0, "a@x.org", 1), contact("2", 1, "a@x.org", 2)));
    assertEquals(2L, task.preCommit(Map.of()).get(CONTACTS).offset());
    task.stop();
    assertEquals(List.of("1"), query("SELECT count(*) FROM selfsame.profiles"));
    assertEquals(
        List.of("Ann 1", "Ann 2"), query("SELECT name FROM selfsame.crm_contact ORDER BY _id"));
  }

  @Test
  void aRecordWhoseAddressChangedMovesAndTheOldProfileIsAsBefore() throws SQLException {
    task.put(List.of(contact("1", 0, "a@x.org", 1), contact("2", 1, "b@x.org", 1)));
    task.preCommit(Map.of());
    task.put(List.of(contact("2", 2, "a@x.org", 2)));
    task.preCommit(Map.of());
    task.put(List.of(contact("2", 3, "b@x.org", 3)));
    task.preCommit(Map.of());
    task.stop();
    assertEquals(List.of("1", "1"), query("SELECT members FROM selfsame.profiles"), "apart again");
  }

  @Test
  void aRestartedTaskReadsOnFromTheFileAndAReplayChangesNothing() throws SQLException {
    List<SinkRecord> records =
        List.of(contact("1", 0, "a@x.org", 1), contact("2", 1, "a@x.org", 2));
    task.put(records);
    task.preCommit(Map.of());
    List<String> before = dump();
    restart();
    assertEquals(2L, context.rewound.get(CONTACTS));
    task.put(records);
    task.preCommit(Map.of());
    assertEquals(before, dump());
  }

  @Test
  void offsetsThatWereDeletedAreReadAgainWithTheSameEnd() throws SQLException {
    List<SinkRecord> records =
        List.of(contact("1", 0, "a@x.org", 1), contact("2", 1, "a@x.org", 2));
    task.put(records);
    task.preCommit(Map.of());
    List<String> before = dump();
    Map<TopicPartition, Long> forgotten = new HashMap<>();
    forgotten.put(CONTACTS, null);
    new UnifiedProfileSinkConnector().alterOffsets(settings(), forgotten);
    restart();
    assertEquals(0L, context.rewound.get(CONTACTS));
    task.put(records);
    task.preCommit(Map.of());
    assertEquals(before, dump());
  }

  @Test
  void aRecordTheDatabaseCannotTakeIsADeadLetterAndItsNeighboursAreStored() throws SQLException {
    SinkRecord broken = contact("2", 1, "b@x.org", 1);
    Map<String, Object> value = SinkRecords.valueOf(broken);
    value.put("far", new Date(Long.MAX_VALUE));
    task.put(
        List.of(
            contact("1", 0, "a@x.org", 1),
            SinkRecords.at(CONTACTS, 1, value),
            contact("3", 2, "c@x.org", 1)));
    task.preCommit(Map.of());
    task.stop();
    assertEquals(
        List.of("1", "3"),
        query("SELECT record_id FROM selfsame.profile_records ORDER BY record_id"));
    assertEquals(1, context.deadLetters.size());
    assertTrue(context.deadLetters.get(0).reason().contains("offset 1"));
  }

  @Test
  void validatingWhileATaskHoldsTheFileFindsNothingWrong() {
    assertTrue(
        new UnifiedProfileSinkConnector()
            .validate(settings()).configValues().stream()
                .allMatch(value -> value.errorMessages().isEmpty()));
  }

  private static SinkRecord contact(String id, long offset, String email, int version) {
    IdentityEnvelope envelope = SinkRecords.envelope(id, RecordOperation.UPSERT, email, version);
    return SinkRecords.at(CONTACTS, offset, SinkRecords.value(envelope));
  }

  private Map<String, String> settings() {
    return Map.of("name", "duck", "connection.url", url);
  }

  private void restart() {
    if (task != null) {
      task.stop();
    }
    context = new FakeContext(true);
    task = new UnifiedProfileSinkTask(Warehouse::open, clock);
    task.initialize(context);
    task.start(settings());
    task.open(List.of(CONTACTS));
  }

  /** Stops the task and lists what the tables hold, times of writing aside. */
  private List<String> dump() throws SQLException {
    task.stop();
    List<String> rows = new ArrayList<>();
    for (String table : List.of("profile_records", "consents", "sink_offsets", "match_edges")) {
      rows.addAll(query("SELECT t FROM selfsame." + table + " t ORDER BY ALL"));
    }
    rows.addAll(query("SELECT profile_id, members FROM selfsame.profiles ORDER BY ALL"));
    rows.addAll(query("SELECT kind, profile_id FROM selfsame.profile_history ORDER BY ALL"));
    rows.addAll(query("SELECT * FROM selfsame.crm_contact ORDER BY ALL"));
    assertTrue(rows.size() > 5);
    return rows;
  }

  private List<String> query(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.append(i > 1 ? "|" : "").append(result.getString(i));
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }
}
