package io.selfsame.simulator.zendesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.population.Population;
import io.selfsame.simulator.server.HttpCalls;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.SimulatorClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of users, as far as it was recorded at a real account; and what documentation says. */
class ZendeskUsersTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<JsonNode> RECORDED = RecordedWire.interactions();

  private final SimulatorClock clock =
      SimulatorClock.stoppedAt(Population.DEFAULT_END.plus(Duration.ofDays(1)));
  private final ZendeskSimulator zendesk = ZendeskSimulator.start(clock);
  private HttpCalls calls;

  @BeforeEach
  void authenticate() throws Exception {
    zendesk.limitExports(0);
    ObjectNode grant =
        Json.object()
            .put("grant_type", "client_credentials")
            .put("client_id", Tokens.CLIENT_ID)
            .put("client_secret", Tokens.CLIENT_SECRET);
    HttpResponse<String> answer =
        new HttpCalls(zendesk.baseUri(), "none").send("POST", "/oauth/tokens", grant.toString());
    calls =
        new HttpCalls(
            zendesk.baseUri(), JSON.readTree(answer.body()).path("access_token").asText());
  }

  @AfterEach
  void close() {
    zendesk.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {45, 52, 54, 56})
  void deletingAUserChangesWhatARecordedDeletionChanged(int deletion) throws Exception {
    JsonNode after = RecordedWire.user(RECORDED.get(deletion));
    JsonNode before =
        IntStream.range(0, deletion)
            .mapToObj(i -> RecordedWire.user(RECORDED.get(i)))
            .filter(user -> user.path("id").equals(after.path("id")))
            .reduce((first, second) -> second)
            .orElseThrow();
    String path = "/api/v2/users/" + after.path("id").asText() + ".json";
    zendesk.upsert("users", after.path("id").asText(), (ObjectNode) before.deepCopy());
    JsonNode shown = body(calls.get(path)).path("user");
    clock.advance(Duration.ofSeconds(2));

    JsonNode deleted = body(calls.send("DELETE", path, "")).path("user");

    assertEquals(RecordedWire.differences(before, after), RecordedWire.differences(shown, deleted));
  }

  @Test
  void tagsAreReplacedAsAWholeAndTheCheckboxStaysSetWithoutItsTag() throws Exception {
    zendesk.upsert(
        "user_fields",
        "checkbox_field",
        Json.object().put("type", "checkbox").put("tag", "checkbox_field_selected"));
    zendesk.upsert("user_fields", "text_field", Json.object().put("type", "text"));
    zendesk.upsert("users", "7", Json.object().put("name", "Anakin"));

    JsonNode created = put(RECORDED.get(31));
    JsonNode changed = put(RECORDED.get(33));

    for (int i : new int[] {31, 33}) {
      JsonNode recorded = RecordedWire.user(RECORDED.get(i));
      JsonNode simulated = i == 31 ? created : changed;
      assertEquals(recorded.path("tags"), simulated.path("tags"));
      for (String field : List.of("checkbox_field", "text_field")) {
        assertEquals(
            recorded.path("user_fields").path(field), simulated.path("user_fields").path(field));
      }
    }
  }

  @Test
  void anotherAddressByTheApiBecomesAFurtherIdentityAsRecorded() throws Exception {
    zendesk.upsert("users", "7", Json.object().put("email", "grouparoo@demo.com"));

    JsonNode user = put(RECORDED.get(27));
    JsonNode identities = body(calls.get("/api/v2/users/7/identities.json"));

    assertEquals(RecordedWire.user(RECORDED.get(27)).path("email"), user.path("email"));
    JsonNode recorded = RECORDED.get(28).path("responseBody");
    assertEquals(fieldNames(recorded), fieldNames(identities));
    assertEquals(recorded.path("count"), identities.path("count"));
    for (int i = 0; i < 2; i++) {
      JsonNode simulated = identities.path("identities").path(i);
      assertEquals(fieldNames(recorded.path("identities").path(i)), fieldNames(simulated));
      for (String field : List.of("type", "value", "verified", "primary")) {
        assertEquals(recorded.path("identities").path(i).path(field), simulated.path(field), field);
      }
    }
  }

  @Test
  void theExportBringsTheIdentitiesOfItsUsersWhenAskedTo() throws Exception {
    zendesk.upsert("users", "7", Json.object().put("email", "a@example.org").put("phone", "1"));
    zendesk.addIdentity("7", "email", "b@example.org", false);
    zendesk.upsert("users", "8", Json.object().put("email", "c@example.org"));
    zendesk.delete("users", "8");
    clock.advance(Duration.ofMinutes(2));
    String export = "/api/v2/incremental/users/cursor.json?start_time=0";

    JsonNode identities = body(calls.get(export + "&include=identities")).path("identities");

    assertEquals(
        List.of("a@example.org", "1", "b@example.org"), identities.findValuesAsText("value"));
    assertFalse(body(calls.get(export)).has("identities"));
  }

  @Test
  void aMergedUserIsDeletedAndLeadsToItsWinnerWhichHasItsAddresses() throws Exception {
    zendesk.upsert("users", "7", Json.object().put("email", "a@example.org"));
    zendesk.upsert("users", "8", Json.object().put("email", "b@example.org"));

    calls.send("PUT", "/api/v2/users/7/merge.json", "{\"user\":{\"id\":8}}");

    HttpResponse<String> merged = calls.get("/api/v2/users/7.json");
    assertEquals(301, merged.statusCode());
    assertTrue(merged.headers().firstValue("Location").orElseThrow().endsWith("/users/8.json"));
    assertEquals(
        List.of("b@example.org", "a@example.org"),
        body(calls.get("/api/v2/users/8/identities.json")).findValuesAsText("value"));
  }

  @Test
  void aUserIsDeletedForGoodOnlyAfterItWasDeleted() throws Exception {
    zendesk.upsert("users", "7", Json.object().put("name", "Ada").put("phone", "1"));
    assertEquals(404, calls.send("DELETE", "/api/v2/deleted_users/7.json", "").statusCode());
    calls.send("DELETE", "/api/v2/users/7.json", "");
    assertEquals(204, calls.send("DELETE", "/api/v2/deleted_users/7.json", "").statusCode());

    JsonNode user = body(calls.get("/api/v2/users/7.json")).path("user");
    assertEquals("Permanently Deleted User", user.path("name").asText());
    assertTrue(user.path("phone").isNull());
  }

  @Test
  void theExternalIdOfADeletedUserCanBeUsedAgain() throws Exception {
    zendesk.upsert("users", "7", Json.object().put("external_id", "x-1"));
    zendesk.delete("users", "7");
    zendesk.upsert("users", "8", Json.object().put("external_id", "x-1"));

    assertTrue(body(calls.get("/api/v2/users/7.json")).at("/user/external_id").isNull());
    assertEquals("x-1", body(calls.get("/api/v2/users/8.json")).at("/user/external_id").asText());
  }

  @Test
  void aDefinedFieldIsInEveryRowAtOnceAndADeletedOneInNone() throws Exception {
    zendesk.upsert("users", "7", Json.object().put("name", "Ada"));
    zendesk.upsert("user_fields", "vip", Json.object().put("type", "checkbox"));
    zendesk.upsert("user_fields", "plan", Json.object().put("type", "dropdown"));
    assertFalse(userFields().path("vip").asBoolean(true));
    assertTrue(userFields().path("plan").isNull());

    zendesk.upsert(
        "users", "7", Json.parseObject("{\"user_fields\":{\"plan\":\"gold\",\"vip\":true}}"));
    clock.advance(Duration.ofSeconds(1));
    zendesk.delete("user_fields", "plan");
    assertFalse(userFields().has("plan"));
    zendesk.upsert("user_fields", "plan", Json.object().put("type", "integer"));

    assertTrue(userFields().path("plan").isNull(), "old values do not come back");
    assertTrue(userFields().path("vip").asBoolean());
  }

  @Test
  void aChangeByTheSystemMovesOnlyTheTimeOfTheExport() throws Exception {
    zendesk.upsert("tickets", "9", Json.object().put("subject", "Help"));
    JsonNode before = body(calls.get("/api/v2/tickets/9.json")).path("ticket");
    clock.advance(Duration.ofMinutes(10));
    zendesk.changeBySystem("9", Json.object().put("priority", "high"));

    JsonNode after = body(calls.get("/api/v2/tickets/9.json")).path("ticket");
    assertEquals(before.path("updated_at"), after.path("updated_at"));
    assertEquals(
        before.path("generated_timestamp").asLong() + 600,
        after.path("generated_timestamp").asLong());
  }

  private JsonNode userFields() throws Exception {
    return body(calls.get("/api/v2/users/7.json")).at("/user/user_fields");
  }

  private JsonNode put(JsonNode recorded) throws Exception {
    return body(calls.send("PUT", "/api/v2/users/7.json", recorded.path("requestBody").toString()))
        .path("user");
  }

  private static JsonNode body(HttpResponse<String> answer) throws Exception {
    assertEquals(200, answer.statusCode(), answer.body());
    return JSON.readTree(answer.body());
  }

  private static List<String> fieldNames(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names.stream().sorted().toList();
  }
}
