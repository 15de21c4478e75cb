package io.selfsame.simulator.hubspot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.selfsame.simulator.population.Population;
import io.selfsame.simulator.server.HttpCalls;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.SimulatorClock;
import io.selfsame.simulator.vendor.FieldDrift;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HubspotSimulatorTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CONTACTS = "/crm/v3/objects/contacts";

  private final SimulatorClock clock = SimulatorClock.stoppedAt(Population.DEFAULT_END);
  private final HubspotSimulator hubspot = HubspotSimulator.start(clock);
  private final HttpCalls calls = new HttpCalls(hubspot.baseUri(), HubspotSimulator.TOKEN);

  @BeforeEach
  void withoutLimits() {
    hubspot.limitSearches(0);
    hubspot.limitRequests(0);
  }

  @AfterEach
  void close() {
    hubspot.close();
  }

  @Test
  void aSearchEndsAtTenThousandResultsAndAKeysetOfIdsGoesOn() throws Exception {
    for (int i = 1; i <= 10_250; i++) {
      contact(i, "a" + i + "@example.org");
    }
    ObjectNode search = search("lastmodifieddate", "EQ", clock.instant().toString());
    JsonNode page = post(CONTACTS + "/search", search.put("limit", 200).put("after", "9800"));
    assertEquals(10_250, page.path("total").asInt());
    assertEquals(200, page.path("results").size());
    assertEquals("10000", page.at("/paging/next/after").asText());
    HttpResponse<String> beyond =
        calls.send("POST", CONTACTS + "/search", search.put("after", "10000").toString());
    assertEquals(400, beyond.statusCode());
    assertEquals("VALIDATION_ERROR", JSON.readTree(beyond.body()).path("category").asText());

    search.remove("after");
    ((ArrayNode) search.at("/filterGroups/0/filters"))
        .addObject()
        .put("propertyName", "hs_object_id")
        .put("operator", "GT")
        .put("value", "10000");
    search.putArray("sorts").addObject().put("propertyName", "hs_object_id");
    JsonNode rest = post(CONTACTS + "/search", search);
    assertEquals(250, rest.path("total").asInt());
    assertEquals("10001", rest.at("/results/0/id").asText());
  }

  @Test
  void theIndexLagsBehindWhatIsReadById() throws Exception {
    hubspot.delayIndex(Duration.ofSeconds(60));
    contact(7, "a@example.org");
    ObjectNode search = search("email", "EQ", "a@example.org");
    assertEquals(0, post(CONTACTS + "/search", search).path("total").asInt());
    assertEquals("7", get(CONTACTS + "/7").path("id").asText());
    clock.advance(Duration.ofSeconds(60));
    assertEquals(1, post(CONTACTS + "/search", search).path("total").asInt());
    contact(7, "b@example.org");
    assertEquals(1, post(CONTACTS + "/search", search).path("total").asInt(), "still indexed");
  }

  @Test
  void archivedRecordsAreOnlyInTheArchivedListAndErasedOnesInNone() throws Exception {
    contact(1, "a@example.org");
    contact(2, "b@example.org");
    contact(3, "c@example.org");
    hubspot.delete("contacts", "1");
    hubspot.deletePermanently("contacts", "2");
    assertEquals(Set.of("3"), ids(get(CONTACTS + "?limit=100")));
    JsonNode archived = get(CONTACTS + "?archived=true");
    assertEquals(Set.of("1"), ids(archived));
    assertTrue(archived.at("/results/0").hasNonNull("archivedAt"));
    assertEquals(404, calls.get(CONTACTS + "/2").statusCode());
  }

  @Test
  void aMergedRecordLeadsToTheOneThatRemembersIt() throws Exception {
    contact(1, "a@example.org");
    hubspot.upsert("contacts", "2", Json.object().put("phone", "1"));
    hubspot.merge("contacts", "1", "2");
    JsonNode read = get(CONTACTS + "/2?properties=hs_merged_object_ids,phone,email");
    assertEquals("1", read.path("id").asText());
    assertEquals("2", read.at("/properties/hs_merged_object_ids").asText());
    assertEquals("1", read.at("/properties/phone").asText());
    assertEquals("a@example.org", read.at("/properties/email").asText());
    assertEquals(Set.of("1"), ids(get(CONTACTS)));
    assertEquals(Set.of(), ids(get(CONTACTS + "?archived=true")));
  }

  @Test
  void listsAndBatchesReadEveryRecordOnce() throws Exception {
    for (int i = 1; i <= 25; i++) {
      contact(i, i + "@example.org");
    }
    Set<String> seen = new HashSet<>();
    String after = "0";
    while (!after.isEmpty()) {
      JsonNode page = get(CONTACTS + "?limit=10&after=" + after);
      ids(page).forEach(id -> assertTrue(seen.add(id)));
      after = page.at("/paging/next/after").asText();
    }
    assertEquals(25, seen.size());
    HttpResponse<String> batch =
        calls.send(
            "POST",
            CONTACTS + "/batch/read",
            "{\"properties\":[\"email\"],\"inputs\":[{\"id\":\"1\"},{\"id\":\"99\"}]}");
    assertEquals(207, batch.statusCode());
    assertEquals(Set.of("1"), ids(JSON.readTree(batch.body())));
  }

  @Test
  void definitionsChangeAndValuesStayAsTheyWereTypedIn() throws Exception {
    hubspot.upsert("contacts_properties", "score", Json.object().put("type", "number"));
    hubspot.upsert("contacts", "1", Json.object().put("score", "1e3"));
    hubspot.drift("contacts", new FieldDrift.Retype("score", FieldDrift.FieldType.STRING));
    hubspot.drift("contacts", new FieldDrift.Add("tier", TextNode.valueOf("none")));
    hubspot.drift("contacts", new FieldDrift.Rename("tier", "level"));
    hubspot.upsert(
        "contacts_properties", "iban", Json.object().put("dataSensitivity", "highly_sensitive"));
    assertEquals("string", get("/crm/v3/properties/contacts/score").path("type").asText());
    JsonNode row = get(CONTACTS + "/1?properties=score,level,tier").path("properties");
    assertEquals("1e3", row.path("score").asText());
    assertEquals("none", row.path("level").asText());
    assertFalse(row.has("tier"));
    JsonNode sensitive = get("/crm/v3/properties/contacts?dataSensitivity=highly_sensitive");
    assertEquals("iban", sensitive.at("/results/0/name").asText());
    assertEquals(
        "tier", get("/crm/v3/properties/contacts?archived=true").at("/results/0/name").asText());
  }

  @Test
  void limitsEndWithTheirWindows() throws Exception {
    hubspot.limitRequests(2);
    hubspot.limitDay(4);
    get(CONTACTS);
    get(CONTACTS);
    HttpResponse<String> refused = calls.get(CONTACTS);
    assertEquals(429, refused.statusCode());
    assertEquals("TEN_SECONDLY_ROLLING", JSON.readTree(refused.body()).path("policyName").asText());
    clock.advance(Duration.ofSeconds(10));
    get(CONTACTS);
    HttpResponse<String> daily = calls.get(CONTACTS);
    assertEquals("DAILY", JSON.readTree(daily.body()).path("policyName").asText());
    clock.advance(Duration.ofDays(1));
    get(CONTACTS);
  }

  @Test
  void accessTokensExpireAndRefreshTokensMayWorkOnce() throws Exception {
    hubspot.rotateRefreshTokens(true);
    JsonNode token = token(HubspotSimulator.REFRESH_TOKEN, 200);
    HttpCalls app = new HttpCalls(hubspot.baseUri(), token.path("access_token").asText());
    assertEquals(200, app.get(CONTACTS).statusCode());
    clock.advance(Duration.ofMinutes(30));
    HttpResponse<String> expired = app.get(CONTACTS);
    assertEquals(401, expired.statusCode());
    assertEquals("EXPIRED_AUTHENTICATION", JSON.readTree(expired.body()).path("category").asText());
    assertEquals(
        "BAD_REFRESH_TOKEN", token(HubspotSimulator.REFRESH_TOKEN, 400).path("status").asText());
    token(token.path("refresh_token").asText(), 200);
    assertEquals(530, new HttpCalls(hubspot.baseUri(), "rubbish").get(CONTACTS).statusCode());
  }

  @Test
  void aScopeThatWasTakenAwayIsNamed() throws Exception {
    hubspot.grant("crm.objects.contacts.read", false);
    HttpResponse<String> refused = calls.get(CONTACTS);
    assertEquals(403, refused.statusCode());
    assertEquals("MISSING_SCOPES", JSON.readTree(refused.body()).path("category").asText());
    assertEquals(200, calls.get("/crm/v3/objects/companies").statusCode());
  }

  @Test
  void refusingMailIsAMatterOfTheAddressNotOfTheContact() throws Exception {
    contact(1, "a@example.org");
    contact(2, "A@example.org");
    clock.advance(Duration.ofHours(1));
    String call =
        "{\"emailAddress\":\"a@example.org\",\"subscriptionId\":\""
            + Subscriptions.NEWSLETTER
            + "\"}";
    calls.send("POST", "/communication-preferences/v3/unsubscribe", call);
    String one = "hs_email_optout_" + Subscriptions.NEWSLETTER;
    for (JsonNode row : get(CONTACTS + "?properties=" + one).path("results")) {
      assertEquals("true", row.path("properties").path(one).asText());
      assertEquals(HubspotState.time(clock.instant()), row.path("updatedAt").asText());
    }
    assertEquals(
        "UNSUBSCRIBED",
        get("/communication-preferences/v4/statuses/a@example.org")
            .at("/results/0/status")
            .asText());
  }

  @Test
  void companiesOfContactsAreReadInOneBatch() throws Exception {
    hubspot.upsert("contacts", "1", Json.object().put("associatedcompanyid", "44"));
    JsonNode answer =
        post(
            "/crm/v4/associations/contacts/companies/batch/read",
            Json.parseObject("{\"inputs\":[{\"id\":\"1\"},{\"id\":\"2\"}]}"));
    assertEquals(1, answer.path("results").size());
    assertEquals(44, answer.at("/results/0/to/0/toObjectId").asLong());
  }

  private void contact(long id, String address) {
    hubspot.upsert("contacts", Long.toString(id), Json.object().put("email", address));
  }

  private static ObjectNode search(String property, String operator, String value) {
    ObjectNode search = Json.object();
    search
        .putArray("filterGroups")
        .addObject()
        .putArray("filters")
        .addObject()
        .put("propertyName", property)
        .put("operator", operator)
        .put("value", value);
    return search;
  }

  private static Set<String> ids(JsonNode page) {
    Set<String> ids = new HashSet<>();
    page.path("results").forEach(row -> ids.add(row.path("id").asText()));
    return ids;
  }

  private JsonNode get(String path) throws Exception {
    HttpResponse<String> answer = calls.get(path);
    assertEquals(200, answer.statusCode(), answer.body());
    return JSON.readTree(answer.body());
  }

  private JsonNode post(String path, ObjectNode body) throws Exception {
    HttpResponse<String> answer = calls.send("POST", path, body.toString());
    assertEquals(200, answer.statusCode(), answer.body());
    return JSON.readTree(answer.body());
  }

  private JsonNode token(String refreshToken, int status) throws Exception {
    HttpResponse<String> answer =
        calls.send(
            "POST",
            "/oauth/v1/token",
            "grant_type=refresh_token&client_id="
                + HubspotSimulator.CLIENT_ID
                + "&client_secret="
                + HubspotSimulator.CLIENT_SECRET
                + "&refresh_token="
                + refreshToken);
    assertEquals(status, answer.statusCode());
    return JSON.readTree(answer.body());
  }
}
