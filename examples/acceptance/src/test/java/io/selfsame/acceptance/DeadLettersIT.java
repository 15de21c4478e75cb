package io.selfsame.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.cluster.Patience;
import io.selfsame.cluster.TopicRecord;
import io.selfsame.cluster.Topics;
import io.selfsame.quickstart.landscape.Landscape;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Records nobody can use: set aside with the reason, or the task stops at them; never lost. */
class DeadLettersIT {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String CANARY = "canary-5d1e";

  private final Stage stage = SharedStage.POSTGRES;

  @Test
  void recordsNobodyCanUseAreSetAsideWithTheReasonAndTheirNeighboursArrive() throws SQLException {
    sendFive("aside.contact");
    create("aside", "aside.contact", Map.of());

    awaitRecords("aside", 3);
    List<TopicRecord> letters =
        Patience.of(LIMIT)
            .until(
                "two dead letters",
                () -> {
                  List<TopicRecord> seen = letters("aside-letters");
                  return seen.size() >= 2 ? Optional.of(seen) : Optional.empty();
                });
    assertEquals(2, letters.size());
    for (TopicRecord letter : letters) {
      String why =
          letter.headers().getOrDefault("__connect.errors.exception.message", "")
              + letter.headers().getOrDefault("__connect.errors.exception.stacktrace", "");
      assertTrue(why.length() > 20, "a reason is given");
      assertFalse(why.contains(CANARY), "a header shows a value");
    }
  }

  @Test
  void withoutADeadLetterTopicTheTaskStopsAtTheRecordAndNamesItsPlace() throws SQLException {
    sendFive("strict.contact");
    Map<String, String> strict =
        Map.of("errors.tolerance", "none", "errors.deadletterqueue.topic.name", "");
    create("strict", "strict.contact", strict);

    String trace =
        String.join("\n", stage.landscape().connect().awaitFailed("strict", LIMIT).traces());
    assertTrue(trace.contains("topic 'strict.contact', partition 0, offset 1"), trace);
    assertFalse(trace.contains(CANARY), "a trace shows a value");

    stage.landscape().connect().put("strict", config("strict", "strict.contact", Map.of()));
    stage.landscape().connect().restart("strict");
    awaitRecords("strict", 3);
  }

  private void sendFive(String topic) {
    Topics topics = stage.landscape().cluster().topics();
    topics.create(topic, 1, Map.of());
    for (int i = 1; i <= 5; i++) {
      topics.send(topic, null, switchOf(i));
    }
  }

  /** The second cannot be read by the transformation, the fourth not by the sink. */
  private static String switchOf(int i) {
    return switch (i) {
      case 2 -> "[\"" + CANARY + "\"]";
      case 4 ->
          "{\"_source\":\"x\",\"_object\":\"Contact\",\"Email\":\"" + CANARY + "@x.example\"}";
      default ->
          String.format(
              Locale.ROOT,
              "{\"_source\":\"%s\",\"_object\":\"Contact\",\"_id\":\"%d\",\"_op\":\"upsert\","
                  + "\"_changed_at\":%d,\"Email\":\"p%d@x.example\"}",
              "crm",
              i,
              1_700_000_000_000L + i,
              i);
    };
  }

  private void create(String name, String topic, Map<String, String> settings) {
    stage.landscape().connect().put(name, config(name, topic, settings));
  }

  private Map<String, String> config(String name, String topic, Map<String, String> settings) {
    Map<String, String> config = stage.landscape().config(Landscape.SINK, Map.of());
    config.put("topics", topic);
    config.put("schema.name", name);
    config.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
    config.put("value.converter.schemas.enable", "false");
    config.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
    config.put("transforms.identity.source.kinds", "crm:salesforce,x:salesforce");
    config.put("errors.deadletterqueue.topic.name", name + "-letters");
    config.putAll(settings);
    config.values().removeIf(String::isEmpty);
    return config;
  }

  private List<TopicRecord> letters(String topic) {
    Topics topics = stage.landscape().cluster().topics();
    return new TreeSet<>(topics.names()).contains(topic) ? topics.records(topic) : List.of();
  }

  private void awaitRecords(String schema, long expected) {
    Patience.of(LIMIT)
        .until(
            expected + " records are in " + schema,
            () -> count(schema) == expected ? Optional.of(true) : Optional.empty());
  }

  private long count(String schema) {
    try (Connection connection = stage.landscape().warehouse().connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT count(*) FROM " + schema + ".profile_records")) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException notYet) {
      return -1;
    }
  }
}
