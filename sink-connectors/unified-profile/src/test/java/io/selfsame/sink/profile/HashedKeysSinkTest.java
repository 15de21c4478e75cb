package io.selfsame.sink.profile;

import static io.selfsame.sink.profile.SinkRecords.CONTACTS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.contract.ConsentStatement;
import io.selfsame.contract.ConsentStatus;
import io.selfsame.contract.EntityType;
import io.selfsame.contract.IdentityEnvelope;
import io.selfsame.contract.MatchKey;
import io.selfsame.contract.PersonAttribute;
import io.selfsame.contract.RecordOperation;
import io.selfsame.contract.RecordReference;
import io.selfsame.warehouse.Warehouse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Match keys that StandardizeIdentity hashed: to the sink a hash is a value like any other. */
class HashedKeysSinkTest {
  private static final String HASH = "hmac.q2Vz6yFh1oYcXwLr0nJmT8kUeB5dPgA4iS7vNxC9tE0";
  private static final Instant T0 = Instant.parse("2024-05-01T10:00:00Z");
  @TempDir private Path folder;
  private UnifiedProfileSinkTask task;
  private String url;

  @BeforeEach
  void startTask() {
    url = "jdbc:duckdb:" + folder.resolve("profiles.duckdb");
    task = new UnifiedProfileSinkTask(Warehouse::open, new MutableClock());
    task.initialize(new FakeContext(true));
    task.start(Map.of("name", "duck", "connection.url", url));
    task.open(List.of(CONTACTS));
  }

  @AfterEach
  void stopTask() {
    task.stop();
  }

  @Test
  void recordsWithOneHashAreOnePersonWhoseHashSaysWhatMayBeSent() throws SQLException {
    task.put(
        List.of(
            record("1", 0, RecordOperation.UPSERT, Optional.of(ConsentStatus.DENIED)),
            record("2", 1, RecordOperation.UPSERT, Optional.of(ConsentStatus.GRANTED))));
    task.preCommit(Map.of());
    task.stop();

    assertEquals(List.of("2"), query("SELECT members FROM selfsame.profiles"));
    assertEquals(
        List.of(HASH + " DENIED"),
        query("SELECT key_value || ' ' || status FROM selfsame.contact_point_consents"));
  }

  @Test
  void theDenialOfADeletedRecordIsKeptUnderItsHashAndFoundAgain() throws SQLException {
    task.put(List.of(record("1", 0, RecordOperation.UPSERT, Optional.of(ConsentStatus.DENIED))));
    task.put(List.of(record("1", 1, RecordOperation.DELETE, Optional.empty())));
    task.preCommit(Map.of());
    task.put(List.of(record("2", 2, RecordOperation.UPSERT, Optional.of(ConsentStatus.GRANTED))));
    task.preCommit(Map.of());
    task.stop();

    List<String> suppressions = query("SELECT key_hash FROM selfsame.suppressions");
    assertFalse(suppressions.isEmpty());
    assertTrue(suppressions.stream().noneMatch(hash -> hash.contains(HASH)));
    assertEquals(List.of("DENIED"), query("SELECT consent_marketing_email FROM selfsame.profiles"));
  }

  private static SinkRecord record(
      String id, long offset, RecordOperation operation, Optional<ConsentStatus> status) {
    boolean present = operation == RecordOperation.UPSERT;
    IdentityEnvelope envelope =
        new IdentityEnvelope(
            new RecordReference("crm", "Contact", id),
            operation,
            EntityType.PERSON,
            Optional.of(T0),
            Optional.of(T0.plusSeconds(offset)),
            present ? Map.of(PersonAttribute.GIVEN_NAME, "Ann") : Map.of(),
            present ? List.of(new MatchKey("email", HASH)) : List.of(),
            List.of(),
            status.stream()
                .map(said -> new ConsentStatement("marketing_email", said, Optional.of(T0), "x"))
                .toList(),
            List.of(),
            "2026.1");
    return SinkRecords.at(CONTACTS, offset, SinkRecords.value(envelope));
  }

  private List<String> query(String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }
}
