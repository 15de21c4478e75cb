package io.selfsame.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.selfsame.cluster.KafkaRuntime;
import io.selfsame.cluster.Patience;
import io.selfsame.cluster.TopicRecord;
import io.selfsame.cluster.Topics;
import io.selfsame.quickstart.landscape.WarehouseKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The change feed through the packaged plugin on a real worker. The warehouse is a DuckDB file,
 * which sink and feeds of one plugin directory have open in one process at once.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangeFeedIT {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String FEED = "profile-changes";
  private static final String FEDERATED = "federated-changes";
  private static final List<String> TOPICS =
      List.of("profiles", "consents", "contact-points", "reviews");

  private Stage stage;

  @BeforeAll
  void start() {
    stage = Stage.start(WarehouseKind.DUCKDB, KafkaRuntime.NEWEST, 25);
    stage.landscape().create(FEED);
    stage.createConnectors();
    stage.awaitArrival();
    Map<String, String> federated =
        stage
            .landscape()
            .config(FEED, Map.of("feed.topic.prefix", "federated.", "feed.attributes", "none"));
    stage.landscape().connect().put(FEDERATED, federated);
    stage.landscape().connect().awaitRunning(FEDERATED, LIMIT);
  }

  @AfterAll
  void end() {
    stage.close();
  }

  @Test
  void theTopicsComeToWhatIsInTheWarehouseExactlyOnceAndWithoutWhatIsGone() throws SQLException {
    stage.change("stripe", "customers", "cus_gone", WholePathIT.robin("gone@x.example"));
    awaitEmail("gone@x.example", true);
    stage.delete("stripe", "customers", "cus_gone");
    awaitEmail("gone@x.example", false);
    assertTrue(
        topics().records("selfsame.profiles").stream().anyMatch(r -> r.value().isMissingNode()),
        "a tombstone");

    List<Long> before = counts();
    stage.landscape().connect().restart(FEED);
    stage.landscape().connect().awaitRunning(FEED, LIMIT);
    stage.change("stripe", "customers", "cus_new", WholePathIT.robin("new@x.example"));
    awaitEmail("new@x.example", true);
    assertEquals(before.get(0) + 1, counts().get(0), "one change, one message, and none again");

    Map<String, Map<String, String>> feeds = new TreeMap<>();
    for (String topic : TOPICS) {
      feeds.put(topic, keys("selfsame." + topic));
      String name = topic;
      Patience.of(LIMIT)
          .until(
              "the federated feed has the same " + name,
              () ->
                  keys("federated." + name).equals(feeds.get(name))
                      ? Optional.of(true)
                      : Optional.empty());
    }
    assertFalse(text("federated.profiles").contains("new@x.example"));
    assertTrue(text("federated.profiles").contains("cus_new"));

    for (String feed : List.of(FEED, FEDERATED)) {
      stage.landscape().connect().stop(feed);
      stage.landscape().connect().awaitState(feed, "STOPPED", LIMIT);
    }
    Map<String, Long> stored = stage.read(ChangeFeedIT::rows);
    TOPICS.forEach(topic -> assertEquals(stored.get(topic), (long) feeds.get(topic).size(), topic));
    assertEquals(Set.of("schema"), partitionFields());
  }

  private Set<String> partitionFields() {
    return stage
        .landscape()
        .connect()
        .offsets(FEED)
        .path("offsets")
        .get(0)
        .path("partition")
        .properties()
        .stream()
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private void awaitEmail(String email, boolean there) {
    Patience.of(LIMIT)
        .until(
            "the feed " + (there ? "shows" : "has dropped") + " a profile",
            () ->
                compacted("selfsame.profiles").values().stream()
                            .anyMatch(profile -> profile.path("email").asText().equals(email))
                        == there
                    ? Optional.of(true)
                    : Optional.empty());
  }

  private Topics topics() {
    return stage.landscape().cluster().topics();
  }

  private List<Long> counts() {
    return TOPICS.stream()
        .map(topic -> "selfsame." + topic)
        .map(topic -> topics().names().contains(topic) ? topics().count(topic) : 0L)
        .toList();
  }

  private Map<String, JsonNode> compacted(String topic) {
    Map<String, JsonNode> values = new TreeMap<>();
    if (topics().names().contains(topic)) {
      for (TopicRecord record : topics().records(topic)) {
        String key = record.key().path("payload").toString();
        if (record.value().isMissingNode()) {
          values.remove(key);
        } else {
          values.put(key, record.payload());
        }
      }
    }
    return values;
  }

  private Map<String, String> keys(String topic) {
    Map<String, String> keys = new TreeMap<>();
    compacted(topic).keySet().forEach(key -> keys.put(key, ""));
    return keys;
  }

  private String text(String topic) {
    return compacted(topic).toString();
  }

  private static Map<String, Long> rows(Connection connection) throws SQLException {
    Map<String, Long> rows = new TreeMap<>();
    rows.put("profiles", count(connection, "profiles"));
    rows.put("consents", count(connection, "consents"));
    rows.put("contact-points", count(connection, "contact_point_consents"));
    rows.put("reviews", count(connection, "match_reviews"));
    return rows;
  }

  private static long count(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("SELECT count(*) FROM selfsame." + table)) {
      count.next();
      return count.getLong(1);
    }
  }
}
