package io.selfsame.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.selfsame.resolution.Records;
import io.selfsame.warehouse.sql.FailureKind;
import io.selfsame.warehouse.sql.FailureSubject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PostgresWarehouseTest extends WarehouseContract {
  @Override
  TestDatabase database() {
    return TestDatabase.postgres();
  }

  @Test
  void aServerThatIsNotThereIsWorthARetry() {
    WarehouseException refused = refused("jdbc:postgresql://127.0.0.1:1/postgres", "postgres");
    assertEquals(FailureKind.RETRY, refused.kind());
    assertEquals(FailureSubject.LOCATION, refused.subject());
  }

  @Test
  void aDatabaseThatIsNotThereIsAConfigurationErrorThatNamesNoSecret() {
    String url = TestDatabase.postgres().settings().url().replaceAll("/postgres.*", "/nowhere");
    WarehouseException refused = refused(url, "hunter2");
    assertEquals(FailureKind.CONFIG, refused.kind());
    assertEquals(FailureSubject.LOCATION, refused.subject());
    assertFalse(refused.toString().contains("hunter2"));
  }

  @Test
  void anUnknownUserIsAConfigurationError() {
    WarehouseSettings settings =
        TestDatabase.postgres()
            .settings()
            .withCredentials(Optional.of("nobody"), Optional.of("hunter2"));
    String url = settings.url().replaceAll("\\?.*", "");
    WarehouseException refused =
        assertThrows(
            WarehouseException.class,
            () ->
                Warehouse.open(
                    WarehouseSettings.at(url)
                        .withCredentials(settings.user(), settings.password())));
    assertEquals(FailureKind.CONFIG, refused.kind());
    assertEquals(FailureSubject.CREDENTIALS, refused.subject());
  }

  @Test
  void aTurnThatDoesNotComeInTimeIsWorthARetry() throws Exception {
    TestDatabase database = database();
    WarehouseSettings impatient = database.settings().withLockTimeout(Duration.ofMillis(50));
    try (Warehouse warehouse = Warehouse.open(impatient);
        Connection blocker = database.connect();
        Statement statement = blocker.createStatement()) {
      warehouse.migrate();
      blocker.setAutoCommit(false);
      statement.execute("SELECT * FROM sink_offsets");
      statement.execute("LOCK TABLE sink_offsets");
      WarehouseException refused =
          assertThrows(WarehouseException.class, () -> warehouse.offsets("c"));
      assertEquals(FailureKind.RETRY, refused.kind());
      assertEquals("55P03", refused.code());
      blocker.rollback();
      assertEquals(Map.of(), warehouse.offsets("c"));
    }
  }

  @Test
  void aConnectionTheServerEndedIsReplaced() throws Exception {
    TestDatabase database = database();
    try (Warehouse warehouse = Warehouse.open(database.settings());
        Connection admin = database.connect();
        Statement statement = admin.createStatement()) {
      warehouse.migrate();
      warehouse.apply(new Batch("c", List.of(), Map.of(new PartitionId("t", 0), 1L), Map.of()));
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE application_name = 'selfsame' AND state = 'idle'");
      WarehouseException refused =
          assertThrows(WarehouseException.class, () -> warehouse.offsets("c"));
      assertEquals(FailureKind.RETRY, refused.kind());
      assertEquals(1, warehouse.offsets("c").size());
    }
  }

  @Test
  void aReaderInTheWayOfANewColumnCostsARetryAndNothingElse() throws Exception {
    TestDatabase database = database();
    WarehouseSettings impatient = database.settings().withLockTimeout(Duration.ofMillis(50));
    Consumer consumer =
        new Consumer(
            List.of(
                Records.of("crm", "1").given("Ann").version(),
                Records.of("crm", "1").changed(1).given("Ann").with("city", "Oslo").version()));
    try (Warehouse warehouse = Warehouse.open(impatient);
        Connection reader = database.connect();
        Statement statement = reader.createStatement()) {
      warehouse.migrate();
      consumer.deliver(warehouse, 1);
      reader.setAutoCommit(false);
      statement.execute("SELECT * FROM crm_contact");
      WarehouseException refused =
          assertThrows(WarehouseException.class, () -> consumer.deliver(warehouse, 1));
      assertEquals(FailureKind.RETRY, refused.kind());
      assertEquals("55P03", refused.code());
      reader.rollback();
      consumer.deliver(warehouse, 1);
      assertEquals("Oslo", Contents.of(database, "crm_contact").get(0).get("city"));
    }
  }

  private static WarehouseException refused(String url, String password) {
    WarehouseSettings settings =
        WarehouseSettings.at(url).withCredentials(Optional.of("postgres"), Optional.of(password));
    return assertThrows(WarehouseException.class, () -> Warehouse.open(settings));
  }
}
