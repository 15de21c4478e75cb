package io.selfsame.warehouse;

import static io.selfsame.resolution.ConsentStatus.DENIED;
import static io.selfsame.resolution.ConsentStatus.GRANTED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.selfsame.resolution.Operation;
import io.selfsame.resolution.ProfileId;
import io.selfsame.resolution.RecordRef;
import io.selfsame.resolution.RecordVersion;
import io.selfsame.resolution.Records;
import io.selfsame.warehouse.sql.FailureKind;
import io.selfsame.warehouse.sql.FailureSubject;
import io.selfsame.warehouse.sql.Table;
import io.selfsame.warehouse.tables.Tables;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a warehouse promises, on any database. */
abstract class WarehouseContract {
  private static final String EMAIL = "marketing_email";
  private static final PartitionId PARTITION = new PartitionId("people", 0);
  private static final RecordRef CRM = new RecordRef("crm", "Contact", "1");
  private static final RecordRef BILLING = new RecordRef("billing", "Contact", "1");

  private TestDatabase database;
  private Warehouse warehouse;
  private long offset;

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
  void recordsThatShareAnAddressAreOneProfile() throws Exception {
    apply(
        Records.of(CRM).created(1).changed(3).given("Ann").family("Lee").email("a@x.org").version(),
        Records.of(BILLING).created(2).given("Anne").email("a@x.org").phone("+1").version());
    Map<String, String> profile = only(Tables.PROFILES);
    assertEquals(ProfileId.of(CRM).toString(), profile.get("profile_id"));
    assertEquals("Ann", profile.get("given_name"));
    assertEquals("2", profile.get("members"));
    assertEquals(
        "{\"family_name\":[\"crm\",\"Contact\",\"1\"],\"given_name\":[\"crm\",\"Contact\",\"1\"]}",
        profile.get("provenance"));
    Map<String, String> edge = only(Tables.MATCH_EDGES);
    assertEquals("email", edge.get("key_type"));
    assertEquals("crm", edge.get("a_source"));
    assertEquals("billing", edge.get("b_source"));
    assertEquals(2, rows(Tables.PROFILE_KEYS).size());
  }

  @Test
  void aRecordWhoseKeyChangedMovesToItsNewProfileAndTheOldOneIsAsBefore() throws Exception {
    apply(Records.of(BILLING).created(1).email("a@x.org").with("city", "Rome").version());
    apply(Records.of("support", "1").created(2).email("b@x.org").version());
    List<Map<String, String>> before = rows(Tables.PROFILES);
    apply(Records.of(CRM).created(3).changed(4).email("a@x.org").version());
    apply(Records.of(CRM).created(3).changed(5).email("b@x.org").version());
    assertEquals(
        Set.of(
            Set.of(BILLING.toString()),
            Set.of(CRM.toString(), new RecordRef("support", "Contact", "1").toString())),
        partition());
    apply(Records.of(CRM).created(3).changed(6).operation(Operation.DELETE).version());
    assertEquals(before, rows(Tables.PROFILES));
  }

  @Test
  void mergesAndSplitsAreInTheHistoryAndTheOldestIdSurvives() throws Exception {
    UUID elder = ProfileId.of(BILLING);
    UUID younger = ProfileId.of(CRM);
    apply(Records.of(CRM).created(5).email("a@x.org").version());
    apply(Records.of(BILLING).created(1).phone("+1").version());
    apply(Records.of(BILLING).created(1).changed(6).phone("+1").email("a@x.org").version());
    apply(Records.of(BILLING).created(1).changed(7).phone("+1").version());
    List<String> history =
        rows(Tables.PROFILE_HISTORY).stream()
            .sorted((a, b) -> Long.valueOf(a.get("seq")).compareTo(Long.valueOf(b.get("seq"))))
            .map(
                row ->
                    row.get("kind")
                        + " "
                        + row.get("profile_id")
                        + " "
                        + row.get("into_profile_id")
                        + " "
                        + row.get("cause_key_type"))
            .toList();
    assertEquals(
        List.of(
            "CREATED " + younger + " null null",
            "CREATED " + elder + " null null",
            "MERGED " + younger + " " + elder + " email",
            "SPLIT " + elder + " " + younger + " null"),
        history);
  }

  @Test
  void aDenialHoldsForTheProfileAndAfterItsRecordIsGone() throws Exception {
    apply(
        Records.of(CRM).email("a@x.org").says(EMAIL, GRANTED).version(),
        Records.of(BILLING).changed(2).email("a@x.org").says(EMAIL, DENIED).version());
    assertEquals("DENIED", only(Tables.PROFILES).get("consent_marketing_email"));
    Map<String, String> consent = only(Tables.CONSENTS);
    assertEquals("RECORD", consent.get("decided_by"));
    assertEquals("billing", consent.get("source"));
    apply(Records.of(BILLING).changed(3).operation(Operation.ERASE).version());
    assertEquals("DENIED", only(Tables.PROFILES).get("consent_marketing_email"));
    assertEquals("SUPPRESSION", only(Tables.CONSENTS).get("decided_by"));
    assertEquals("DENIED", only(Tables.CONTACT_POINT_CONSENTS).get("status"));
    assertFalse(only(Tables.SUPPRESSIONS).toString().contains("a@x.org"));
    assertEquals(2, rows(Tables.CONSENT_LEDGER).size());
  }

  @Test
  void aNewRecordOfASuppressedAddressIsDenied() throws Exception {
    apply(Records.of(CRM).email("a@x.org").says(EMAIL, DENIED).version());
    apply(Records.of(CRM).changed(1).operation(Operation.DELETE).version());
    assertEquals(List.of(), rows(Tables.PROFILES));
    apply(Records.of(BILLING).email("a@x.org").says(EMAIL, GRANTED).version());
    assertEquals("DENIED", only(Tables.PROFILES).get("consent_marketing_email"));
  }

  @Test
  void aSilentProfileMakesAGrantedAddressUnknown() throws Exception {
    apply(
        Records.of(CRM).given("Ann").email("a@x.org").says(EMAIL, GRANTED).version(),
        Records.of(BILLING).given("Robert").email("a@x.org").version());
    assertEquals(2, rows(Tables.PROFILES).size());
    assertEquals("UNKNOWN", only(Tables.CONTACT_POINT_CONSENTS).get("status"));
    assertEquals("GIVEN_NAME_CONFLICT", only(Tables.MATCH_REVIEWS).get("reason"));
  }

  @Test
  void aKeySharedByTooManyStopsLinkingAndLinksAgainWhenTheyLeave() throws Exception {
    for (int person = 0; person < 9; person++) {
      apply(family(person).says(EMAIL, GRANTED).version());
    }
    assertEquals(9, partition().size());
    assertEquals("9", only(Tables.HUB_KEYS).get("family_names"));
    assertEquals("SHARED_BY_TOO_MANY", only(Tables.MATCH_REVIEWS).get("reason"));
    assertEquals(List.of(), rows(Tables.PROFILE_KEYS));
    assertEquals("GRANTED", only(Tables.CONTACT_POINT_CONSENTS).get("status"));
    apply(family(4).changed(2).says(EMAIL, DENIED).version());
    assertEquals("DENIED", only(Tables.CONTACT_POINT_CONSENTS).get("status"));
    assertEquals(9, partition().size());
    apply(family(4).changed(3).operation(Operation.DELETE).version());
    assertEquals(1, partition().size());
    assertEquals("8", only(Tables.PROFILES).get("members"));
    assertEquals("DENIED", only(Tables.PROFILES).get("consent_marketing_email"));
    for (Table table : List.of(Tables.HUB_KEYS, Tables.HUB_FAMILIES, Tables.HUB_HOLDERS)) {
      assertEquals(List.of(), rows(table));
    }
    assertEquals(List.of(), rows(Tables.HUB_CONSENT_COUNTS));
    assertEquals(List.of(), rows(Tables.MATCH_REVIEWS));
  }

  @Test
  void aDenialLeftAtASharedAddressHoldsForAllWhoHaveIt() throws Exception {
    for (int person = 0; person < 10; person++) {
      apply(family(person).version());
    }
    apply(family(4).changed(2).says(EMAIL, DENIED).version());
    apply(family(4).changed(3).operation(Operation.DELETE).version());
    assertEquals(9, partition().size());
    assertEquals(
        Set.of("DENIED"),
        rows(Tables.PROFILES).stream()
            .map(row -> row.get("consent_marketing_email"))
            .collect(Collectors.toSet()));
  }

  @Test
  void anAliasJoinsItsTargetWhicheverComesFirst() throws Exception {
    apply(Records.of(CRM).aliasOf(BILLING).version());
    apply(Records.of(BILLING).version());
    assertEquals(1, partition().size());
    apply(Records.of(CRM).changed(1).version());
    assertEquals(2, partition().size());
    apply(Records.of(CRM).changed(2).aliasOf(BILLING).version());
    assertEquals(1, partition().size());
  }

  @Test
  void aRecordThatTooManyClaimToBeCountsAmongThoseWhoShareIt() throws Exception {
    for (int person = 0; person < 9; person++) {
      apply(family(person, "x" + person).aliasOf(BILLING).version());
    }
    assertEquals("9", only(Tables.HUB_KEYS).get("family_names"));
    apply(Records.of(BILLING).family("Fox").version());
    assertEquals("10", only(Tables.HUB_KEYS).get("family_names"));
    apply(family(0, "y").changed(1).version(), family(1, "z").changed(1).version());
    assertEquals(List.of(), rows(Tables.HUB_KEYS));
    assertEquals(3, partition().size());
    apply(family(2, "y").changed(1).version());
    assertEquals(3, partition().size());
  }

  @Test
  void aReplayedBatchChangesNothing() throws Exception {
    RecordVersion[] versions = {
      Records.of(CRM).email("a@x.org").says(EMAIL, DENIED).version(),
      Records.of(BILLING).email("a@x.org").version(),
    };
    apply(versions);
    Object before = Contents.everything(database);
    offset = 0;
    apply(versions);
    assertEquals(before, Contents.everything(database));
  }

  @Test
  void anOlderVersionThanTheStoredOneChangesNothing() throws Exception {
    apply(Records.of(CRM).changed(5).given("Ann").email("a@x.org").version());
    Object before = Contents.state(database);
    offset = 0;
    apply(Records.of(CRM).changed(4).given("Old").email("b@x.org").version());
    assertEquals(before, Contents.state(database));
  }

  @Test
  void offsetsAreStoredWithTheirBatchAndCanBeAltered() throws Exception {
    assertEquals(Map.of(), warehouse.offsets("c"));
    PartitionId other = new PartitionId("people", 7);
    warehouse.apply(new Batch("c", List.of(), Map.of(PARTITION, 5L, other, 9L), Map.of()));
    assertEquals(Map.of(PARTITION, 5L, other, 9L), warehouse.offsets("c"));
    assertEquals(Map.of(), warehouse.offsets("d"));
    Map<PartitionId, Optional<Long>> altered =
        Map.of(PARTITION, Optional.of(3L), other, Optional.empty());
    warehouse.alterOffsets("c", altered);
    warehouse.alterOffsets("c", altered);
    assertEquals(Map.of(PARTITION, 3L), warehouse.offsets("c"));
  }

  @Test
  void aBatchThatExpectsOtherOffsetsIsRefused() throws Exception {
    warehouse.apply(new Batch("c", List.of(), Map.of(PARTITION, 5L), Map.of()));
    for (Optional<Long> wrong : List.of(Optional.of(4L), Optional.<Long>empty())) {
      WarehouseException refused =
          assertThrows(
              WarehouseException.class,
              () ->
                  warehouse.apply(
                      new Batch("c", List.of(), Map.of(PARTITION, 6L), Map.of(PARTITION, wrong))));
      assertEquals(Warehouse.OFFSETS_MOVED, refused.code());
      assertEquals(FailureKind.RETRY, refused.kind());
    }
    assertEquals(Map.of(PARTITION, 5L), warehouse.offsets("c"));
    warehouse.apply(
        new Batch("c", List.of(), Map.of(PARTITION, 6L), Map.of(PARTITION, Optional.of(5L))));
  }

  @Test
  void anyTextComesBackAsItWas() throws Exception {
    String naughty = "O'Brien \\ \"q\" \t\r\n {x},NULL \\N ü 😀 \u0000 \uD800 {staged} ?";
    apply(Records.of(CRM).given(naughty).key("external_id", naughty).version());
    apply(Records.of(BILLING).key("external_id", naughty).version());
    assertEquals(1, partition().size());
    assertEquals(
        naughty.replace('\u0000', '\uFFFD').replace('\uD800', '\uFFFD'),
        only(Tables.PROFILES).get("given_name"));
  }

  @Test
  void aRecordThatCannotBeStoredIsNamedByItsPlaceAndNothingIsStored() throws Exception {
    RecordVersion good = Records.of(CRM).version();
    List<RecordVersion> bad =
        List.of(
            Records.of(BILLING).with("shoe_size", "44").version(),
            Records.of(BILLING).email("a".repeat(2000)).version(),
            Records.of("x".repeat(2000), "1").version(),
            Records.of(BILLING).changed(Integer.MAX_VALUE).version());
    for (RecordVersion version : bad) {
      WarehouseException refused =
          assertThrows(WarehouseException.class, () -> apply(good, version));
      assertEquals(FailureKind.DATA, refused.kind());
      assertEquals(OptionalInt.of(1), refused.record());
    }
    assertEquals(List.of(), rows(Tables.PROFILE_RECORDS));
    assertEquals(Map.of(), warehouse.offsets(Consumer.CONNECTOR));
  }

  @Test
  void theVendorsFieldsLandInTheSameTurn() throws Exception {
    new Consumer(List.of(Records.of(CRM).given("Ann").version())).deliverAll(warehouse, List.of(9));
    assertEquals("Ann", Contents.of(database, "crm_contact").get(0).get("given_name"));
  }

  @Test
  void tasksThatShareAWarehouseTakeTurns() throws Exception {
    try (Warehouse other = Warehouse.open(database.settings())) {
      other.migrate();
      warehouse.apply(batch(Records.of(CRM).email("a@x.org").version()));
      other.apply(batch(Records.of(BILLING).email("a@x.org").version()));
      assertEquals(1, partition().size());
    }
  }

  @Test
  void anotherSuppressionKeyIsRefusedOnceThereAreSuppressions() throws Exception {
    WarehouseSettings keyed = database.settings().withSuppressionKey(Optional.of("secret"));
    try (Warehouse other = Warehouse.open(keyed)) {
      other.migrate();
    }
    warehouse.close();
    warehouse = Warehouse.open(keyed);
    apply(Records.of(CRM).email("a@x.org").says(EMAIL, DENIED).version());
    apply(Records.of(CRM).changed(1).operation(Operation.DELETE).version());
    for (Optional<String> wrong : List.of(Optional.of("other"), Optional.<String>empty())) {
      try (Warehouse other = Warehouse.open(keyed.withSuppressionKey(wrong))) {
        WarehouseException refused = assertThrows(WarehouseException.class, other::migrate);
        assertEquals(FailureKind.CONFIG, refused.kind());
        assertEquals(FailureSubject.SUPPRESSION_KEY, refused.subject());
      }
    }
    assertFalse(Contents.of(database, Tables.WAREHOUSE_SETTINGS).toString().contains("secret\""));
  }

  @Test
  void withoutAFeedNothingIsKeptForOne() throws Exception {
    apply(Records.of(CRM).email("a@x.org").given("Ann").says(EMAIL, DENIED).version());
    assertEquals(List.of(), rows(Tables.CHANGE_OUTBOX));
  }

  @Test
  void itIsUsableAgainAfterAFailure() throws Exception {
    assertThrows(
        WarehouseException.class, () -> apply(Records.of(CRM).with("shoe_size", "44").version()));
    apply(Records.of(CRM).version());
    assertEquals(1, rows(Tables.PROFILES).size());
    assertNotEquals(Map.of(), warehouse.offsets(Consumer.CONNECTOR));
  }

  @Test
  void nothingOfAnErasedRecordStaysInLinksAndReviews() throws Exception {
    apply(
        Records.of("crm", "canary1").given("Canary").email("canary@x.org").phone("+1").version(),
        Records.of("crm", "2").given("Canary").email("canary@x.org").version(),
        Records.of("crm", "3").given("Wolfgang").phone("+1").version());
    assertEquals(1, rows(Tables.MATCH_EDGES).size());
    assertEquals(1, rows(Tables.MATCH_REVIEWS).size());
    apply(
        Records.of("crm", "canary1").changed(1).operation(Operation.ERASE).version(),
        Records.of("crm", "2").changed(1).operation(Operation.ERASE).version());
    for (Table table : Tables.ALL) {
      if (!Set.of(Tables.CHANGE_OUTBOX, Tables.PROFILE_RECORDS).contains(table)) {
        assertFalse(rows(table).toString().contains("canary@x.org"), table.name());
        assertFalse(rows(table).toString().contains("Canary"), table.name());
      }
    }
    assertEquals(List.of(), rows(Tables.MATCH_EDGES));
    assertEquals(List.of(), rows(Tables.MATCH_REVIEWS));
    assertFalse(rows(Tables.PROFILE_RECORDS).toString().contains("canary@x.org"));
  }

  @Test
  void theInventorySaysWhatEachObjectBrings() throws Exception {
    apply(
        Records.of("crm", "1").changed(0).email("a@x.org").version(),
        Records.of("crm", "2").changed(2).email("b@x.org").phone("+1").phone("+2").version(),
        Records.of("crm", "3").changed(3).version());
    apply(
        Records.of("crm", "1").changed(4).email("a@x.org").version(),
        Records.of("crm", "3").changed(4).operation(Operation.DELETE).version());
    Map<String, String> inventory = only(Tables.SOURCE_INVENTORY);
    assertEquals("2", inventory.get("records"));
    assertEquals("1", inventory.get("gone_records"));
    assertEquals("5", inventory.get("versions"));
    assertEquals("1.0", String.valueOf(Double.valueOf(inventory.get("changes_per_day"))));
    assertEquals(
        "{\"email\":{\"records\":2,\"fill_rate\":1},\"phone\":{\"records\":1,\"fill_rate\":0.5}}",
        inventory.get("identifiers"));
  }

  @Test
  void tablesOfTheFirstVersionAreBroughtToThisOne() throws Exception {
    apply(Records.of(CRM).email("a@x.org").says(EMAIL, DENIED).version());
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE source_inventory");
      for (String table :
          List.of(
              "match_records",
              "blocking_keys",
              "full_blocks",
              "match_pairs",
              "feed_positions",
              "gone_keys",
              "quarantined_records")) {
        statement.execute("DROP TABLE " + table);
      }
      dropColumns(statement, "match_edges", "weight", "levels");
      dropColumns(statement, "match_reviews", "weight", "levels");
      List<String> papers =
          List.of(
              "national_id",
              "passport",
              "drivers_license",
              "account_id",
              "birth_place",
              "occupation");
      dropColumns(statement, "profiles", papers.toArray(String[]::new));
      dropColumns(statement, "profile_records", papers.toArray(String[]::new));
      dropColumns(statement, "profile_records", "belongs");
      statement.execute("DELETE FROM warehouse_settings WHERE name = 'contact_id_secret'");
      if (database.isDuckDb()) {
        statement.execute("ALTER TABLE contact_point_consents DROP COLUMN contact_id");
      } else {
        statement.execute("ALTER TABLE contact_point_consents DROP COLUMN contact_id CASCADE");
      }
      statement.execute("UPDATE schema_version SET version = 1");
    }
    warehouse.migrate();
    warehouse.migrate();
    warehouse.close();
    warehouse = Warehouse.open(database.settings());
    warehouse.migrate();
    assertEquals(64, only(Tables.CONTACT_POINT_CONSENTS).get("contact_id").length());
    apply(Records.of(BILLING).email("a@x.org").version());
    assertEquals(1, partition().size());
    assertEquals(1, rows(Tables.SOURCE_INVENTORY).size());
  }

  private static void dropColumns(Statement statement, String table, String... columns)
      throws SQLException {
    for (String column : columns) {
      statement.execute("ALTER TABLE " + table + " DROP COLUMN " + column);
    }
  }

  private static Records family(int person) {
    return family(person, "family@x.org");
  }

  private static Records family(int person, String address) {
    List<String> names =
        List.of(
            "Smith", "Jones", "Garcia", "Miller", "Davis", "Wilson", "Taylor", "Brown", "Klein",
            "Fox");
    return Records.of("crm", "p" + person)
        .family(names.get(person))
        .born("1980-05-06")
        .email(address);
  }

  private void apply(RecordVersion... versions) throws WarehouseException {
    warehouse.apply(batch(versions));
  }

  private Batch batch(RecordVersion... versions) {
    List<IncomingRecord> records = new ArrayList<>();
    for (RecordVersion version : versions) {
      records.add(new IncomingRecord(version, Optional.empty(), PARTITION, offset));
      offset++;
    }
    return new Batch(Consumer.CONNECTOR, records, Map.of(PARTITION, offset), Map.of());
  }

  private List<Map<String, String>> rows(Table table) throws SQLException {
    return Contents.of(database, table);
  }

  private Map<String, String> only(Table table) throws SQLException {
    List<Map<String, String>> rows = rows(table);
    assertEquals(1, rows.size(), table.name());
    return rows.get(0);
  }

  /** Which live records are together. */
  private Set<Set<String>> partition() throws SQLException {
    Map<String, Set<String>> profiles = new HashMap<>();
    for (Map<String, String> row : rows(Tables.PROFILE_RECORDS)) {
      if (row.get("profile_id") != null) {
        profiles
            .computeIfAbsent(row.get("profile_id"), id -> new HashSet<>())
            .add(
                new RecordRef(row.get("source"), row.get("object"), row.get("record_id"))
                    .toString());
      }
    }
    return Set.copyOf(profiles.values());
  }
}
