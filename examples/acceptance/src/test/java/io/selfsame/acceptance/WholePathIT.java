package io.selfsame.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.cluster.ConnectRest;
import io.selfsame.quickstart.landscape.Landscape;
import io.selfsame.quickstart.truth.Crosswalk;
import io.selfsame.quickstart.truth.CrosswalkReader;
import io.selfsame.quickstart.truth.PairwiseAccuracy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The vendors' records become profiles through the packaged plugins on a real worker. The tests of
 * one class share a stage, whose start costs more than they do, and so have an order.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class WholePathIT {
  private static final String PROFILE_OF =
      "SELECT p.* FROM selfsame.profiles p JOIN selfsame.profile_records r"
          + " ON r.profile_id = p.profile_id"
          + " WHERE r.source = 'stripe' AND r.object = 'customers' AND r.record_id = ?";

  Stage stage;

  abstract Stage open();

  @BeforeAll
  void start() {
    stage = open();
    stage.createConnectors();
    stage.awaitArrival();
  }

  @AfterAll
  void end() {
    stage.close();
  }

  @Test
  @Order(1)
  void everyRecordOfTheVendorsIsInTheCrosswalkAndNobodyIsConfused() throws SQLException {
    Crosswalk crosswalk = stage.read(CrosswalkReader::read);
    assertEquals(List.of(), crosswalk.lost(stage.truth()));
    PairwiseAccuracy accuracy = crosswalk.accuracy(stage.truth());
    assertEquals(1.0, accuracy.precision());
    long reachable = crosswalk.reachable(stage.truth()).rightPairs();
    assertTrue(reachable > 0);
    assertTrue(accuracy.rightPairs() >= 0.95 * reachable, accuracy.toString());
    assertEquals(0, stage.deadLetters());
    stage
        .truth()
        .recordsByTopic()
        .forEach(
            (topic, count) ->
                assertEquals(count, stage.landscape().cluster().topics().count(topic), topic));
  }

  @Test
  @Order(2)
  void aRowWithANewAddressMovesToItsNewProfileAndLeavesTheOldOneAsItWas() throws SQLException {
    stage.change("stripe", "customers", "cus_host", robin("host@x.example"));
    stage.change("stripe", "customers", "cus_next", robin("next@x.example"));
    Map<String, String> host = profileOf("cus_host");
    stage.change("stripe", "customers", "cus_guest", robin("host@x.example"));
    assertEquals(host.get("profile_id"), profileOf("cus_guest").get("profile_id"));
    assertEquals("2", profileOf("cus_host").get("members"));

    stage.change("stripe", "customers", "cus_guest", "{\"email\":\"next@x.example\"}");

    assertEquals(host, profileOf("cus_host"));
    assertEquals(profileOf("cus_next").get("profile_id"), profileOf("cus_guest").get("profile_id"));
  }

  @Test
  @Order(3)
  void aDeletedRowLeavesItsProfile() throws SQLException {
    Map<String, String> with = profileOf("cus_next");
    assertEquals("2", with.get("members"));

    stage.delete("stripe", "customers", "cus_guest");

    assertEquals(Map.of(), profileOf("cus_guest"));
    assertEquals("1", profileOf("cus_next").get("members"));
    assertEquals(with.get("profile_id"), profileOf("cus_next").get("profile_id"));
  }

  @Test
  @Order(4)
  void aSinkWhoseOffsetsWereResetReadsEverythingAgainAndChangesNothing() throws SQLException {
    Contents before = stage.contents();
    stage.landscape().stopSink();
    stage.landscape().connect().deleteOffsets(Landscape.SINK);
    stage.resumeSink();
    stage.awaitStored();
    assertEquals(List.of(), stage.contents().differencesFrom(before));
  }

  @Test
  @Order(5)
  void aPausedSinkAndARestartedSourceLoseNoChange() throws SQLException {
    ConnectRest connect = stage.landscape().connect();
    connect.pause(Landscape.SINK);
    connect.awaitState(Landscape.SINK, "PAUSED", Duration.ofSeconds(30));
    stage.landscape().vendors().change("stripe", "customers", "cus_host", robin("m@x.example"));
    connect.restart("stripe");
    connect.awaitRunning("stripe", Duration.ofSeconds(60));
    stage.resumeSink();
    stage.change("stripe", "customers", "cus_other", robin("other@x.example"));
    assertEquals("m@x.example", profileOf("cus_host").get("email"));
  }

  @Test
  @Order(6)
  void aNewFieldIsADriftEventAndAColumn() throws SQLException {
    stage.change("stripe", "customers", "cus_host", "{\"loyalty_tier\":\"gold\"}");
    String tier =
        stage.read(
            connection ->
                only(
                    connection,
                    "SELECT loyalty_tier FROM selfsame.stripe_customers WHERE _id = 'cus_host'"));
    assertEquals("gold", tier);
    assertTrue(
        stage.landscape().cluster().topics().records("stripe.schema-changes").stream()
            .anyMatch(event -> "loyalty_tier".equals(event.payload().path("field").asText())));
  }

  static String robin(String email) {
    return "{\"name\":\"Robin Vance\",\"email\":\"" + email + "\"}";
  }

  static String only(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      assertTrue(rows.next(), query);
      return rows.getString(1);
    }
  }

  /** The columns of the profile a customer is in; none when it is in no profile. */
  Map<String, String> profileOf(String customer) throws SQLException {
    return stage.read(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(PROFILE_OF)) {
            statement.setString(1, customer);
            Map<String, String> profile = new TreeMap<>();
            try (ResultSet rows = statement.executeQuery()) {
              if (rows.next()) {
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                  profile.put(rows.getMetaData().getColumnName(i), "" + rows.getString(i));
                }
              }
            }
            return profile;
          }
        });
  }
}
