package io.selfsame.simulator.zendesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.selfsame.simulator.population.Population;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.SimulatorClock;
import io.selfsame.simulator.vendor.FieldDrift;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ZendeskSimulatorTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private final SimulatorClock clock =
      SimulatorClock.stoppedAt(Population.DEFAULT_END.plus(Duration.ofDays(1)));
  private final ZendeskSimulator zendesk = ZendeskSimulator.start(clock);
  private String token = "none";

  @AfterEach
  void close() {
    zendesk.close();
  }

  @Test
  void theCursorExportShowsEveryUserOnceAndThenOnlyChanges() throws Exception {
    load(300);
    Set<Long> seen = new HashSet<>();
    String next = "/api/v2/incremental/users/cursor.json?start_time=0&per_page=50";
    JsonNode page;
    do {
      page = get(next);
      page.path("users").forEach(user -> assertTrue(seen.add(user.path("id").asLong())));
      next =
          "/api/v2/incremental/users/cursor.json?per_page=50&cursor="
              + page.path("after_cursor").asText();
    } while (!page.path("end_of_stream").asBoolean());
    assertEquals(zendesk.recordCounts().get("users"), seen.size());

    String id = seen.iterator().next().toString();
    zendesk.upsert("users", id, Json.object().put("phone", "+16175550000"));
    assertEquals(0, get(next).path("users").size(), "the last minute is withheld");
    clock.advance(Duration.ofSeconds(61));
    JsonNode changes = get(next).path("users");
    assertEquals(1, changes.size());
    assertEquals(id, changes.get(0).path("id").asText());
  }

  @Test
  void aSoftDeletedUserKeepsWhatTheRealOneKeeps() throws Exception {
    zendesk.upsert(
        "users",
        "7",
        Json.parseObject(
            "{\"name\":\"A\",\"email\":\"a@example.org\",\"external_id\":\"x\",\"phone\":\"1\","
                + "\"user_fields\":{\"email_opt_out\":true}}"));
    zendesk.delete("users", "7");
    JsonNode user = getWithToken("/api/v2/users/7.json").path("user");
    assertFalse(user.path("active").asBoolean());
    assertTrue(user.path("email").isNull() && user.path("external_id").isNull());
    assertEquals("1", user.path("phone").asText());
    assertTrue(user.path("user_fields").path("email_opt_out").asBoolean());
  }

  @Test
  void tokensExpireByTheClockAndTellTheirLifeOnlyWhenAsked() throws Exception {
    assertFalse(requestToken("").has("expires_in"));
    token = requestToken(",\"expires_in\":600").path("access_token").asText();
    assertEquals(200, status("/api/v2/user_fields.json"));
    clock.advance(Duration.ofSeconds(601));
    assertEquals(401, status("/api/v2/user_fields.json"));
  }

  @Test
  void aRefreshTokenWorksOnceAndItsAnswerBringsTheNext() throws Exception {
    String grant = "{\"grant_type\":\"refresh_token\",\"refresh_token\":\"";
    JsonNode first = new ObjectMapper().readTree(refresh(grant, Tokens.FIRST_REFRESH_TOKEN).body());
    HttpResponse<String> again = refresh(grant, Tokens.FIRST_REFRESH_TOKEN);

    assertEquals(400, again.statusCode());
    assertEquals("invalid_grant", new ObjectMapper().readTree(again.body()).path("error").asText());
    assertEquals(200, refresh(grant, first.path("refresh_token").asText()).statusCode());
  }

  @Test
  void aLifeTimeCanBeKeptSecretEvenIfAskedFor() throws Exception {
    zendesk.hideTokenLifeTimes(true);
    assertFalse(requestToken(",\"expires_in\":600").has("expires_in"));
  }

  @Test
  void exportsAreForAdministratorsOnly() throws Exception {
    load(1);
    zendesk.ownClientAs("agent");
    assertEquals("agent", get("/api/v2/users/me.json").at("/user/role").asText());
    assertEquals(403, status("/api/v2/incremental/users/cursor.json?start_time=0"));
  }

  @Test
  void aRefusalCanBePlainText() throws Exception {
    load(1);
    zendesk.refuseInPlainText(true);
    zendesk.limitExports(1);
    get("/api/v2/incremental/organizations.json?start_time=0");
    HttpResponse<String> refused = send("/api/v2/incremental/organizations.json?start_time=0");
    assertEquals(429, refused.statusCode());
    assertTrue(refused.body().startsWith("Number of allowed"));
    assertEquals("61", refused.headers().firstValue("Retry-After").orElseThrow());
  }

  @Test
  void theEleventhExportOfAMinuteIsRefusedWithTheSecondsToWait() throws Exception {
    load(1);
    for (int i = 0; i < 10; i++) {
      get("/api/v2/incremental/organizations.json?start_time=0");
    }
    HttpResponse<String> refused = send("/api/v2/incremental/users/cursor.json?start_time=0");
    assertEquals(429, refused.statusCode());
    assertEquals("61", refused.headers().firstValue("Retry-After").orElseThrow());
    assertEquals(1, zendesk.exportLimitViolations());
  }

  @Test
  void aStartTimeWithinTheLastMinuteIsRefused() throws Exception {
    load(1);
    assertEquals(
        422,
        status(
            "/api/v2/incremental/users/cursor.json?start_time="
                + clock.instant().minusSeconds(30).getEpochSecond()));
  }

  @Test
  void aNewCustomFieldIsInTheRowsAndInTheDefinitions() throws Exception {
    load(1);
    zendesk.upsert("users", "7", Json.object().put("name", "A"));
    zendesk.drift("users", new FieldDrift.Add("user_fields.plan", TextNode.valueOf("basic")));
    assertEquals("basic", get("/api/v2/users/7.json").at("/user/user_fields/plan").asText());
    JsonNode definitions = get("/api/v2/user_fields.json");
    assertEquals(2, definitions.path("count").asInt());
    assertEquals("plan", definitions.at("/user_fields/1/key").asText());
    assertEquals("text", definitions.at("/user_fields/1/type").asText());
  }

  private void load(int people) throws Exception {
    zendesk.load(Population.generate(1, people));
    token = requestToken("").path("access_token").asText();
  }

  private JsonNode getWithToken(String path) throws Exception {
    token = requestToken("").path("access_token").asText();
    return get(path);
  }

  private JsonNode get(String path) throws Exception {
    HttpResponse<String> answer = send(path);
    assertEquals(200, answer.statusCode(), answer.body());
    return new ObjectMapper().readTree(answer.body());
  }

  private int status(String path) throws Exception {
    return send(path).statusCode();
  }

  private HttpResponse<String> send(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(zendesk.baseUri() + path))
            .header("Authorization", "Bearer " + token)
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> refresh(String grant, String refreshToken) throws Exception {
    String body =
        grant
            + refreshToken
            + "\",\"client_id\":\""
            + Tokens.CLIENT_ID
            + "\",\"client_secret\":\""
            + Tokens.CLIENT_SECRET
            + "\"}";
    return http.send(
        HttpRequest.newBuilder(URI.create(zendesk.baseUri() + "/oauth/tokens"))
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private JsonNode requestToken(String more) throws Exception {
    String body =
        "{\"grant_type\":\"client_credentials\",\"client_id\":\""
            + Tokens.CLIENT_ID
            + "\",\"client_secret\":\""
            + Tokens.CLIENT_SECRET
            + "\",\"scope\":\"read\""
            + more
            + "}";
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(zendesk.baseUri() + "/oauth/tokens"))
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    assertEquals(200, answer.statusCode(), answer.body());
    return new ObjectMapper().readTree(answer.body());
  }
}
