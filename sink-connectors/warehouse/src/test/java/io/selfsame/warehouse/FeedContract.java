package io.selfsame.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.resolution.ConsentStatus;
import io.selfsame.resolution.Operation;
import io.selfsame.resolution.ProfileId;
import io.selfsame.resolution.RecordRef;
import io.selfsame.resolution.RecordVersion;
import io.selfsame.resolution.Records;
import io.selfsame.warehouse.feed.ChangeFeed;
import io.selfsame.warehouse.feed.FeedAttributes;
import io.selfsame.warehouse.feed.FeedChange;
import io.selfsame.warehouse.feed.FeedTopic;
import io.selfsame.warehouse.sql.Column;
import io.selfsame.warehouse.sql.Row;
import io.selfsame.warehouse.tables.Tables;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the change feed promises, on any database. */
abstract class FeedContract {
  private static final String EMAIL = "marketing_email";
  private static final RecordRef CRM = new RecordRef("crm", "Contact", "1");
  private static final RecordRef BILLING = new RecordRef("billing", "Contact", "1");
  private static final String FEED = "profile-changes";

  private TestDatabase database;
  private Warehouse warehouse;
  private ChangeFeed feed;

  abstract TestDatabase database();

  @BeforeEach
  void open() throws WarehouseException {
    database = database();
    warehouse = Warehouse.open(database.settings());
    warehouse.migrate();
    feed = ChangeFeed.open(database.settings(), FEED, FeedAttributes.ALL);
  }

  @AfterEach
  void close() {
    feed.close();
    warehouse.close();
  }

  @Test
  void aChangeIsPublishedAsWhatTheThingIsNow() throws Exception {
    feed.join(Optional.empty());
    apply(
        Records.of(CRM).email("a@x.org").given("Ann").says(EMAIL, ConsentStatus.DENIED).version());
    apply(Records.of(CRM).changed(1).email("a@x.org").given("Anna").version());
    List<FeedChange> changes = feed.changes(0, 100);
    assertEquals(
        Set.of(FeedTopic.PROFILES, FeedTopic.CONSENTS, FeedTopic.CONTACT_POINTS), topics(changes));
    Map<String, String> profile = of(changes, FeedTopic.PROFILES).get(0);
    assertEquals(ProfileId.of(CRM).toString(), profile.get("profile_id"));
    assertEquals("Anna", profile.get("given_name"));
    assertEquals("[[\"crm\",\"Contact\",\"1\"]]", profile.get("records"));
    assertEquals("[[\"email\",\"a@x.org\"]]", profile.get("keys"));
    assertEquals("DENIED", of(changes, FeedTopic.CONSENTS).get(0).get("status"));
    Map<String, String> point = of(changes, FeedTopic.CONTACT_POINTS).get(0);
    assertEquals("a@x.org", point.get("key_value"));
    assertEquals("DENIED", point.get("status"));
    assertEquals(1, of(changes, FeedTopic.PROFILES).size());
  }

  @Test
  void whatIsNoMoreIsPublishedAsGone() throws Exception {
    feed.join(Optional.empty());
    apply(Records.of(CRM).created(0).email("a@x.org").version());
    apply(
        Records.of(BILLING)
            .created(1)
            .email("b@x.org")
            .says("other", ConsentStatus.DENIED)
            .version());
    long before = feed.last();
    apply(Records.of(BILLING).created(1).changed(2).email("b@x.org").email("a@x.org").version());
    List<FeedChange> merged = feed.changes(before, 100);
    assertTrue(gone(merged, FeedTopic.PROFILES).contains(ProfileId.of(BILLING).toString()));
    assertTrue(gone(merged, FeedTopic.CONSENTS).contains(ProfileId.of(BILLING).toString()));
    long then = feed.last();
    apply(
        Records.of(CRM).changed(3).operation(Operation.ERASE).version(),
        Records.of(BILLING).changed(3).operation(Operation.ERASE).version());
    List<FeedChange> erased = feed.changes(then, 100);
    assertTrue(erased.stream().allMatch(change -> change.value().isEmpty()));
    assertTrue(gone(erased, FeedTopic.PROFILES).contains(ProfileId.of(CRM).toString()));
    assertEquals(
        Set.of(FeedTopic.PROFILES, FeedTopic.CONSENTS, FeedTopic.CONTACT_POINTS), topics(erased));
  }

  @Test
  void theOutboxHoldsNoValueOfAnybody() throws Exception {
    feed.join(Optional.empty());
    apply(
        Records.of(CRM)
            .email("canary@x.org")
            .phone("+canary")
            .given("Canary")
            .says(EMAIL, ConsentStatus.GRANTED)
            .version());
    apply(Records.of(BILLING).email("canary@x.org").given("Wolfgang").version());
    List<Map<String, String>> outbox = Contents.of(database, Tables.CHANGE_OUTBOX);
    assertFalse(outbox.isEmpty());
    assertFalse(outbox.toString().toLowerCase(java.util.Locale.ROOT).contains("canary"));
  }

  @Test
  void aReviewIsPublishedAndGoesWhenItIsSettled() throws Exception {
    feed.join(Optional.empty());
    apply(
        Records.of(CRM).phone("+1").given("Ann").family("Lee").version(),
        Records.of(BILLING).phone("+1").given("Wolfgang").family("Lee").version());
    List<FeedChange> found = feed.changes(0, 100);
    assertEquals("GIVEN_NAME_CONFLICT", of(found, FeedTopic.REVIEWS).get(0).get("reason"));
    long before = feed.last();
    apply(Records.of(BILLING).changed(1).phone("+2").given("Wolfgang").family("Lee").version());
    assertEquals(1, gone(feed.changes(before, 100), FeedTopic.REVIEWS).size());
  }

  @Test
  void itGoesOnWhereItWasAndTheOutboxKeepsOnlyWhatIsNotPublished() throws Exception {
    feed.join(Optional.empty());
    apply(Records.of(CRM).email("a@x.org").version());
    long first = feed.last();
    apply(Records.of(BILLING).email("b@x.org").version());
    feed.published(first);
    assertEquals(feed.last() - first, Contents.of(database, Tables.CHANGE_OUTBOX).size());
    feed.close();
    feed = ChangeFeed.open(database.settings(), FEED, FeedAttributes.ALL);
    assertEquals(Optional.of(first), feed.join(Optional.of(first)));
    assertEquals(
        ProfileId.of(BILLING).toString(),
        of(feed.changes(first, 100), FeedTopic.PROFILES).get(0).get("profile_id"));
    feed.published(feed.last());
    assertEquals(List.of(), Contents.of(database, Tables.CHANGE_OUTBOX));
  }

  @Test
  void whatOneFeedPublishedIsKeptForAnother() throws Exception {
    feed.join(Optional.empty());
    try (ChangeFeed other = ChangeFeed.open(database.settings(), "other", FeedAttributes.NONE)) {
      other.join(Optional.empty());
      apply(Records.of(CRM).email("a@x.org").version());
      feed.published(feed.last());
      assertFalse(other.changes(0, 100).isEmpty());
      other.published(other.last());
    }
    assertEquals(List.of(), Contents.of(database, Tables.CHANGE_OUTBOX));
  }

  @Test
  void whoeverMissedSomethingIsToldToReadEverythingAnew() throws Exception {
    feed.join(Optional.empty());
    apply(Records.of(CRM).email("a@x.org").version());
    feed.published(feed.last());
    assertEquals(Optional.empty(), feed.join(Optional.of(0L)));
    feed.leave();
    apply(Records.of(BILLING).email("b@x.org").version());
    assertEquals(Optional.empty(), feed.join(Optional.of(feed.last())));
  }

  @Test
  void aSnapshotHasEverythingWhateverTheSizeOfItsPages() throws Exception {
    apply(Crowd.history(5, 40, 120).toArray(RecordVersion[]::new));
    for (FeedTopic topic : FeedTopic.values()) {
      Set<String> seen = new HashSet<>();
      int count = 0;
      Optional<List<String>> after = Optional.empty();
      List<FeedChange> page;
      do {
        page = feed.snapshot(topic, after, 7);
        count += page.size();
        for (FeedChange change : page) {
          List<String> key = texts(change.key());
          seen.add(String.join(" ", key));
          after = Optional.of(key);
        }
      } while (page.size() == 7);
      assertEquals(stored(topic), seen, topic.name());
      assertEquals(seen.size(), count, topic.name());
    }
  }

  @Test
  void onlyAsMuchOfAPersonLeavesAsIsWanted() throws Exception {
    feed.join(Optional.empty());
    apply(
        Records.of(CRM)
            .phone("+canary")
            .given("Canaryann")
            .family("Lee")
            .says(EMAIL, ConsentStatus.DENIED)
            .version(),
        Records.of(BILLING).phone("+canary").given("Wolfgang").family("Lee").version());
    for (FeedAttributes attributes : FeedAttributes.values()) {
      try (ChangeFeed one = ChangeFeed.open(database.settings(), "one", attributes)) {
        String all = published(one).toString();
        assertEquals(
            attributes == FeedAttributes.ALL, all.contains("Canaryann"), attributes.name());
        assertEquals(attributes != FeedAttributes.NONE, all.contains("+canary"), attributes.name());
        assertTrue(all.contains("[[\"crm\",\"Contact\",\"1\"]]"));
      }
    }
  }

  /** Applying whatever a feed tells, batch by batch, gives what a snapshot of the end tells. */
  @Test
  void followingTheFeedLeadsToWhatThereIs() throws Exception {
    feed.join(Optional.empty());
    Map<String, Map<String, String>> followed = new TreeMap<>();
    long at = 0;
    List<RecordVersion> history = Crowd.history(11, 30, 200);
    for (int day = 0; day < history.size(); day += 20) {
      apply(history.subList(day, day + 20).toArray(RecordVersion[]::new));
      at = follow(followed, at, 9);
    }
    while (at < feed.last()) {
      at = follow(followed, at, 50);
    }
    Map<String, Map<String, String>> present = new TreeMap<>();
    for (FeedTopic topic : FeedTopic.values()) {
      for (FeedChange change : feed.snapshot(topic, Optional.empty(), 10_000)) {
        present.put(topic + " " + texts(change.key()), named(change));
      }
    }
    assertEquals(present, followed);
  }

  private long follow(Map<String, Map<String, String>> followed, long from, int limit)
      throws WarehouseException {
    long at = from;
    for (FeedChange change : feed.changes(from, limit)) {
      String key = change.topic() + " " + texts(change.key());
      if (change.value().isPresent()) {
        followed.put(key, named(change));
      } else {
        followed.remove(key);
      }
      assertTrue(change.seq() > at, "in order");
      at = change.seq();
    }
    return at;
  }

  private static List<Map<String, String>> published(ChangeFeed one) throws WarehouseException {
    List<Map<String, String>> all = new ArrayList<>();
    for (FeedTopic topic : FeedTopic.values()) {
      one.snapshot(topic, Optional.empty(), 100).forEach(change -> all.add(named(change)));
    }
    one.changes(0, 100).stream().filter(c -> c.value().isPresent()).forEach(c -> all.add(named(c)));
    return all;
  }

  private static Map<String, String> named(FeedChange change) {
    Row value = change.value().orElseThrow();
    Map<String, String> named = new TreeMap<>();
    List<Column> columns = change.topic().valueColumns(FeedAttributes.ALL);
    boolean whole = value.size() == columns.size();
    for (int i = 0; i < value.size(); i++) {
      String name = whole ? columns.get(i).name() : "column" + i;
      named.put(name, value.any(i).map(String::valueOf).orElse(""));
    }
    return named;
  }

  private Set<String> stored(FeedTopic topic) throws SQLException {
    String table =
        switch (topic) {
          case PROFILES -> Tables.PROFILES.name();
          case CONSENTS -> Tables.CONSENTS.name();
          case CONTACT_POINTS -> Tables.CONTACT_POINT_CONSENTS.name();
          case REVIEWS -> Tables.MATCH_REVIEWS.name();
        };
    Set<String> keys = new HashSet<>();
    for (Map<String, String> row : Contents.of(database, table)) {
      keys.add(String.join(" ", topic.key().stream().map(c -> row.get(c.name())).toList()));
    }
    return keys;
  }

  private static List<String> texts(Row row) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      texts.add(row.any(i).map(String::valueOf).orElse(""));
    }
    return texts;
  }

  private static Set<FeedTopic> topics(List<FeedChange> changes) {
    Set<FeedTopic> topics = new HashSet<>();
    changes.forEach(change -> topics.add(change.topic()));
    return topics;
  }

  private static List<Map<String, String>> of(List<FeedChange> changes, FeedTopic topic) {
    return changes.stream()
        .filter(change -> change.topic() == topic && change.value().isPresent())
        .map(FeedContract::named)
        .toList();
  }

  private static List<String> gone(List<FeedChange> changes, FeedTopic topic) {
    return changes.stream()
        .filter(change -> change.topic() == topic && change.value().isEmpty())
        .map(change -> texts(change.key()).get(0))
        .toList();
  }

  private final Map<RecordVersion, Long> offsets = new HashMap<>();

  private void apply(RecordVersion... versions) throws WarehouseException {
    PartitionId partition = new PartitionId("people", 0);
    List<IncomingRecord> records = new ArrayList<>();
    for (RecordVersion version : versions) {
      long offset = offsets.size();
      offsets.put(version, offset);
      records.add(new IncomingRecord(version, Optional.empty(), partition, offset));
    }
    warehouse.apply(new Batch("c", records, Map.of(partition, (long) offsets.size()), Map.of()));
  }
}
