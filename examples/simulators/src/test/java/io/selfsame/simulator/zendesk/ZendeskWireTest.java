package io.selfsame.simulator.zendesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.selfsame.simulator.population.Population;
import io.selfsame.simulator.server.HttpCalls;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.SimulatorClock;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The simulator agrees with recorded answers on status, header names and keys. */
class ZendeskWireTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> VENDOR_HEADERS =
      List.of(
          "Content-Type",
          "X-Zendesk-API-Version",
          "X-Rate-Limit",
          "X-Rate-Limit-Remaining",
          "X-Request-Id");

  private final ZendeskSimulator zendesk =
      ZendeskSimulator.start(SimulatorClock.stoppedAt(Population.DEFAULT_END));
  private HttpCalls calls;

  @BeforeEach
  void authenticate() throws Exception {
    HttpResponse<String> answer =
        new HttpCalls(zendesk.baseUri(), "none")
            .send(
                "POST",
                "/oauth/tokens",
                Json.object()
                    .put("grant_type", "client_credentials")
                    .put("client_id", Tokens.CLIENT_ID)
                    .put("client_secret", Tokens.CLIENT_SECRET)
                    .toString());
    calls =
        new HttpCalls(
            zendesk.baseUri(), JSON.readTree(answer.body()).path("access_token").asText());
    zendesk.upsert("users", "7", Json.object().put("name", "A").put("email", "a@example.org"));
  }

  @AfterEach
  void close() {
    zendesk.close();
  }

  @Test
  void aUserIsShownAsRecorded() throws Exception {
    assertAgrees("get-api-v-users-id-json.200.json", calls.get("/api/v2/users/7.json"), "user");
  }

  @Test
  void aChangedUserIsShownAsRecorded() throws Exception {
    HttpResponse<String> answer =
        calls.send(
            "PUT", "/api/v2/users/7.json", "{\"user\":{\"user_fields\":{\"email_opt_out\":true}}}");
    assertAgrees("put-api-v-users-id-json.200.json", answer, "user");
    assertTrue(JSON.readTree(answer.body()).at("/user/user_fields/email_opt_out").asBoolean());
  }

  @Test
  void aDeletedUserIsShownAsRecorded() throws Exception {
    HttpResponse<String> answer = calls.send("DELETE", "/api/v2/users/7.json", "");
    JsonNode recorded = assertAgrees("delete-api-v-users-id-json.200.json", answer, "user");
    JsonNode simulated = JSON.readTree(answer.body()).path("user");
    for (String field : List.of("active", "email", "external_id", "verified")) {
      assertEquals(recorded.path(field), simulated.path(field), field);
    }
  }

  @Test
  void theCustomFieldsAreDescribedAsRecorded() throws Exception {
    HttpResponse<String> answer = calls.get("/api/v2/user_fields.json");
    JsonNode recorded = assertAgrees("get-api-v-user_fields-json.200.json", answer, "user_fields");
    JsonNode simulated = JSON.readTree(answer.body()).path("user_fields").get(0);
    for (JsonNode field : recorded) {
      if (field.path("type").equals(simulated.path("type"))) {
        assertEquals(keys(field), keys(simulated));
      }
    }
  }

  /** Returns what was recorded under {@code member}. */
  private static JsonNode assertAgrees(String file, HttpResponse<String> simulated, String member)
      throws IOException {
    JsonNode recorded;
    try (InputStream in = ZendeskWireTest.class.getResourceAsStream("/recorded/zendesk/" + file)) {
      recorded = JSON.readTree(in);
    }
    assertEquals(recorded.path("status").asInt(), simulated.statusCode());
    for (String header : VENDOR_HEADERS) {
      assertTrue(recorded.path("responseHeaders").has(header), header);
      assertTrue(simulated.headers().firstValue(header).isPresent(), header);
    }
    JsonNode body = JSON.readTree(simulated.body());
    assertEquals(keys(recorded.path("responseBody")), keys(body));
    assertEquals(keys(recorded.path("responseBody").path(member)), keys(body.path(member)));
    return recorded.path("responseBody").path(member);
  }

  private static Set<String> keys(JsonNode node) {
    Set<String> keys = new TreeSet<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }
}
