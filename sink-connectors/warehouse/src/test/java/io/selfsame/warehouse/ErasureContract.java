package io.selfsame.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.resolution.ConsentStatus;
import io.selfsame.resolution.Key;
import io.selfsame.resolution.Operation;
import io.selfsame.resolution.RecordRef;
import io.selfsame.resolution.RecordVersion;
import io.selfsame.resolution.Records;
import io.selfsame.warehouse.feed.ChangeFeed;
import io.selfsame.warehouse.feed.FeedAttributes;
import io.selfsame.warehouse.feed.FeedTopic;
import io.selfsame.warehouse.landing.LandingColumn;
import io.selfsame.warehouse.landing.LandingOperation;
import io.selfsame.warehouse.landing.LandingRow;
import io.selfsame.warehouse.landing.LandingType;
import io.selfsame.warehouse.sql.FailureKind;
import io.selfsame.warehouse.tables.Tables;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is left of somebody who asked to be forgotten: references and keyed hashes. */
abstract class ErasureContract {
  static final String CANARY = "canary";
  private static final String EMAIL = "marketing_email";
  private static final PartitionId PARTITION = new PartitionId("people", 0);
  private static final RecordRef CRM = new RecordRef("crm", "Contact", "1");
  private static final RecordRef BILLING = new RecordRef("billing", "Contact", "1");
  private static final RecordRef SUPPORT = new RecordRef("support", "Contact", "1");
  private static final Instant REQUESTED = Instant.parse("2030-01-01T00:00:00Z");

  private Warehouse warehouse;
  private long offset;
  TestDatabase database;

  abstract TestDatabase database();

  @BeforeEach
  void open() throws WarehouseException {
    database = database();
    warehouse = Warehouse.open(database.settings());
    warehouse.migrate();
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  @Test
  void aRequestForOneRecordErasesThePersonFromEveryTable() throws Exception {
    try (ChangeFeed feed = ChangeFeed.open(database.settings(), "f", FeedAttributes.ALL)) {
      feed.join(Optional.empty());
      canaryInThreeSystems();
      assertTrue(everywhere().contains(CANARY));
      long before = feed.last();
      erase(new ErasureRequest.OfRecord(BILLING, REQUESTED));
      assertFalse(everywhere().contains(CANARY), everywhere());
      assertEquals("Wolfgang", rows("profiles").get(0).get("given_name"));
      assertEquals(
          List.of("ERASED", "ERASED", "ERASED", "LIVE"),
          rows("profile_records").stream().map(row -> row.get("state")).sorted().toList());
      assertTrue(
          feed.changes(before, 100).stream()
              .anyMatch(c -> c.topic() == FeedTopic.PROFILES && c.value().isEmpty()));
      assertTrue(feed.changes(before, 100).stream().allMatch(c -> c.value().isEmpty()));
    }
  }

  @Test
  void aRequestForAnAddressErasesWhoHoldsItAndNobodyElse() throws Exception {
    canaryInThreeSystems();
    apply(Records.of("crm", "9").given("Other").email("other@x.org").version());
    erase(new ErasureRequest.OfKey(new Key("email", "canary@x.org"), REQUESTED));
    assertFalse(everywhere().contains(CANARY), everywhere());
    assertEquals(
        List.of("Other", "Wolfgang"),
        rows("profiles").stream().map(row -> row.get("given_name")).sorted().toList());
  }

  @Test
  void aRecordThatWasDeletedBeforeLosesItsLandedValuesToo() throws Exception {
    canaryInThreeSystems();
    apply(Records.of(SUPPORT).changed(5).operation(Operation.DELETE).version());
    assertTrue(rows("support_contact").toString().contains(CANARY));
    erase(new ErasureRequest.OfRecord(CRM, REQUESTED));
    assertFalse(everywhere().contains(CANARY), everywhere());
  }

  @Test
  @DisplayName("CN-05 an erasure leaves the denial as a suppression")
  void cn05TheDenialStaysAsASuppression() throws Exception {
    canaryInThreeSystems();
    erase(new ErasureRequest.OfRecord(CRM, REQUESTED));
    assertTrue(rows("suppressions").size() > 0);
    assertTrue(rows("suppressions").stream().allMatch(row -> row.get("purpose").equals(EMAIL)));
  }

  @Test
  void whoComesAgainLaterIsKeptAwayAndNoted() throws Exception {
    canaryInThreeSystems();
    erase(new ErasureRequest.OfRecord(CRM, REQUESTED));
    apply(
        Records.of(CRM).changed(3000).given("Canary").email("canary@x.org").version(),
        Records.of("shop", "7").changed(9).given("Canary").email("canary@x.org").version(),
        Records.of("shop", "8").changed(9).given("Innocent").email("other@x.org").version());
    assertFalse(everywhere().contains(CANARY), everywhere());
    assertEquals(
        List.of("Innocent", "Wolfgang"),
        rows("profiles").stream().map(row -> row.get("given_name")).sorted().toList());
    assertEquals(
        List.of("KEY_OF_SOMEBODY_ERASED", "RECORD_WAS_ERASED"),
        rows("quarantined_records").stream().map(row -> row.get("reason")).sorted().toList());
  }

  @Test
  void aRecordThatOnlyArrivesAfterTheRequestIsKeptAway() throws Exception {
    erase(new ErasureRequest.OfRecord(CRM, REQUESTED));
    erase(new ErasureRequest.OfKey(new Key("email", "canary@x.org"), REQUESTED));
    apply(
        Records.of(CRM).given("Canary").email("canary@x.org").version(),
        Records.of(BILLING).given("Canary").email("canary@x.org").phone("+canary").version());
    assertFalse(everywhere().contains(CANARY), everywhere());
    assertEquals(List.of(), rows("profiles"));
  }

  @Test
  void aVendorsErasureMeansItsRecordUnlessThePersonIsMeant() throws Exception {
    canaryInThreeSystems();
    RecordVersion erasing = Records.of(CRM).changed(5).operation(Operation.ERASE).version();
    apply(erasing);
    assertEquals(2, rows("profiles").size());
    assertFalse(rows("crm_contact").toString().contains(CANARY));
    apply(new ErasurePolicy(true, false), List.of(), erasing);
    assertEquals(
        "2", rows("profiles").get(0).get("members"), "of a grave nobody knows whose it was");
    apply(
        new ErasurePolicy(true, false),
        List.of(),
        Records.of(BILLING).changed(5).operation(Operation.ERASE).version());
    assertFalse(everywhere().contains(CANARY), everywhere());
  }

  @Test
  void whereTheyMayReturnTheyDo() throws Exception {
    canaryInThreeSystems();
    erase(new ErasureRequest.OfRecord(CRM, REQUESTED));
    apply(
        new ErasurePolicy(false, true),
        List.of(),
        Records.of(CRM).changed(3000).given("Canary").email("canary@x.org").version());
    Map<String, String> back =
        rows("profiles").stream()
            .filter(row -> "Canary".equals(row.get("given_name")))
            .findFirst()
            .orElseThrow();
    assertEquals("DENIED", back.get("consent_" + EMAIL));
  }

  @Test
  void aKeyOfTooManyIsRefusedForNobodyKnowsWhoIsMeant() throws Exception {
    List<RecordVersion> crowd = new ArrayList<>();
    List<String> names =
        List.of(
            "Smith", "Jones", "Garcia", "Miller", "Davis", "Wilson", "Taylor", "Brown", "Klein");
    for (int i = 0; i < 9; i++) {
      crowd.add(
          Records.of("crm", "p" + i)
              .family(names.get(i))
              .born("1980-05-06")
              .email("all@x.org")
              .version());
    }
    apply(crowd.toArray(RecordVersion[]::new));
    WarehouseException refused =
        assertThrows(
            WarehouseException.class,
            () -> erase(new ErasureRequest.OfKey(new Key("email", "all@x.org"), REQUESTED)));
    assertEquals(FailureKind.DATA, refused.kind());
    assertEquals("erasure-of-a-shared-key", refused.code());
    assertFalse(refused.getMessage().contains("all@x.org"));
    assertEquals(9, rows("profiles").size());
  }

  @Test
  void theSameRequestAgainChangesNothing() throws Exception {
    canaryInThreeSystems();
    erase(new ErasureRequest.OfRecord(CRM, REQUESTED));
    Object once = Contents.state(database);
    erase(new ErasureRequest.OfRecord(CRM, REQUESTED));
    assertEquals(once, Contents.state(database));
  }

  void canaryInThreeSystems() throws WarehouseException {
    apply(
        Records.of(CRM)
            .created(1)
            .given("Canary")
            .email("canary@x.org")
            .says(EMAIL, ConsentStatus.DENIED)
            .version(),
        Records.of(BILLING)
            .created(2)
            .given("Canary")
            .email("canary@x.org")
            .phone("+canary")
            .version(),
        Records.of(SUPPORT)
            .created(3)
            .given("Canaryann")
            .phone("+canary")
            .key("external_id", "canary-7")
            .version(),
        Records.of("crm", "3").created(4).given("Wolfgang").phone("+canary").version());
    apply(Records.of("crm", "3").created(4).changed(1).given("Wolfgang").phone("+9").version());
  }

  void erase(ErasureRequest request) throws WarehouseException {
    apply(ErasurePolicy.defaults(), List.of(request));
  }

  private void apply(RecordVersion... versions) throws WarehouseException {
    apply(ErasurePolicy.defaults(), List.of(), versions);
  }

  private void apply(ErasurePolicy policy, List<ErasureRequest> requests, RecordVersion... versions)
      throws WarehouseException {
    List<IncomingRecord> records = new ArrayList<>();
    for (RecordVersion version : versions) {
      records.add(new IncomingRecord(version, Optional.of(landed(version)), PARTITION, offset));
      offset++;
    }
    warehouse.apply(new Batch("c", records, Map.of(PARTITION, offset), Map.of(), requests, policy));
  }

  private static LandingRow landed(RecordVersion version) {
    Map<LandingColumn, Object> values = new HashMap<>();
    version
        .attributes()
        .forEach((name, v) -> values.put(new LandingColumn(name, LandingType.TEXT), v));
    version
        .keys()
        .forEach(k -> values.put(new LandingColumn(k.type(), LandingType.TEXT), k.value()));
    return new LandingRow(
        version.ref().source(),
        version.ref().object(),
        version.ref().id(),
        LandingOperation.valueOf(version.op().name()),
        version.createdAt(),
        version.changedAt(),
        Optional.empty(),
        version.op() == Operation.UPSERT ? values : Map.of());
  }

  List<Map<String, String>> rows(String table) throws SQLException {
    return Contents.of(database, table);
  }

  /** Every value of every table there is, whoever made it, in lower case. */
  String everywhere() throws SQLException {
    StringBuilder all = new StringBuilder();
    List<String> tables = new ArrayList<>();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet names =
            statement.executeQuery(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = '"
                    + database.settings().schema()
                    + "'")) {
      while (names.next()) {
        tables.add(names.getString(1));
      }
    }
    assertTrue(tables.size() >= Tables.ALL.size());
    for (String table : tables) {
      all.append(table).append(rows(table)).append('\n');
    }
    return all.toString().toLowerCase(Locale.ROOT);
  }
}
