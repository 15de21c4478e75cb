package io.selfsame.simulator.intercom;

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
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IntercomSimulatorTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SimulatorClock clock = SimulatorClock.stoppedAt(Population.DEFAULT_END);
  private final IntercomSimulator intercom = IntercomSimulator.start(clock);
  private final HttpCalls calls = new HttpCalls(intercom.baseUri(), IntercomSimulator.TOKEN);

  @AfterEach
  void close() {
    intercom.close();
  }

  @Test
  void aSearchIsContinuedBehindItsLastRow() throws Exception {
    for (int i = 10; i < 35; i++) {
      contact("c" + i);
    }
    Set<String> seen = new HashSet<>();
    String after = "";
    do {
      JsonNode page = search(0, 10, after);
      assertEquals(25, page.path("total_count").asInt());
      page.path("data").forEach(row -> assertTrue(seen.add(row.path("id").asText())));
      after = page.at("/pages/next/starting_after").asText();
    } while (!after.isEmpty());
    assertEquals(25, seen.size());
  }

  @Test
  void timesAreSecondsAndInSomeVersionsDays() throws Exception {
    contact("morning");
    long now = clock.instant().getEpochSecond();
    clock.advance(Duration.ofHours(5));
    contact("noon");
    assertEquals(1, search(now, 10, "").path("total_count").asInt());
    intercom.seeDaysOnly(true);
    assertEquals(1, search(now + 3600, 10, "").path("total_count").asInt());
    assertEquals(1, search(now + 80_000, 10, "").path("total_count").asInt(), "the whole day");
    assertEquals(0, search(now + 86_400, 10, "").path("total_count").asInt());
  }

  @Test
  void whatIsDeletedArchivedOrMergedIsInNoSearch() throws Exception {
    intercom.upsert("contacts", "lead", Json.object().put("role", "lead"));
    contact("user");
    contact("other");
    contact("third");
    calls.send("POST", "/contacts/merge", "{\"from\":\"lead\",\"into\":\"user\"}");
    calls.send("POST", "/contacts/third/archive", "");
    JsonNode deleted = JSON.readTree(calls.send("DELETE", "/contacts/other", "").body());
    assertTrue(deleted.path("deleted").asBoolean());
    JsonNode page = search(0, 10, "");
    assertEquals("user", page.at("/data/0/id").asText());
    assertEquals(1, page.path("total_count").asInt());
    assertEquals(404, calls.get("/contacts/lead").statusCode());
  }

  @Test
  void aSliceOfTheMinuteIsUsedUpAndItsEndIsInTheHeaders() throws Exception {
    intercom.limitRequests(12);
    calls.get("/me");
    assertEquals("0", calls.get("/me").headers().firstValue("X-RateLimit-Remaining").orElse(""));
    HttpResponse<String> refused = calls.get("/me");
    assertEquals(429, refused.statusCode());
    assertEquals(
        "rate_limit_exceeded", JSON.readTree(refused.body()).at("/errors/0/code").asText());
    long reset = Long.parseLong(refused.headers().firstValue("X-RateLimit-Reset").orElse("0"));
    clock.advance(Duration.ofSeconds(reset - clock.instant().getEpochSecond()));
    assertEquals(200, calls.get("/me").statusCode());
    assertEquals(1, intercom.limitViolations());
  }

  @Test
  void versionsTokensAndPlansAreChecked() throws Exception {
    assertEquals("2.11", calls.get("/me").headers().firstValue("Intercom-Version").orElse(""));
    assertEquals(
        400,
        new HttpCalls(intercom.baseUri(), IntercomSimulator.TOKEN)
            .with("Intercom-Version", "0.1")
            .get("/me")
            .statusCode());
    assertEquals(401, new HttpCalls(intercom.baseUri(), "other").get("/me").statusCode());
    intercom.permit("companies", false);
    assertEquals(403, calls.send("POST", "/companies/list", "").statusCode());
  }

  @Test
  void companiesComePageByPageAndAttributesAreDescribed() throws Exception {
    for (int i = 0; i < 5; i++) {
      intercom.upsert("companies", "co" + i, Json.object().put("name", "N" + i));
    }
    JsonNode last =
        JSON.readTree(calls.send("POST", "/companies/list?page=3&per_page=2", "").body());
    assertEquals("co4", last.at("/data/0/id").asText());
    assertEquals(3, last.at("/pages/total_pages").asInt());
    assertFalse(last.at("/pages").has("next"));
    ObjectNode custom = Json.object();
    custom.putObject("custom_attributes").put("seats", 4);
    intercom.upsert("contacts", "c", custom);
    JsonNode attributes = JSON.readTree(calls.get("/data_attributes?model=contact").body());
    boolean found = false;
    for (JsonNode attribute : attributes.path("data")) {
      found |=
          attribute.path("full_name").asText().equals("custom_attributes.seats")
              && attribute.path("data_type").asText().equals("integer");
    }
    assertTrue(found);
  }

  @Test
  void aSubscriptionThatIsLeftIsInTheContact() throws Exception {
    contact("c");
    calls.send("POST", "/contacts/c/subscriptions", "{\"id\":\"8\",\"consent_type\":\"opt_out\"}");
    calls.send("PUT", "/contacts/c", "{\"unsubscribed_from_emails\":true}");
    JsonNode row = JSON.readTree(calls.get("/contacts/c").body());
    assertEquals("8", row.at("/opted_out_subscription_types/data/0/id").asText());
    assertTrue(row.path("unsubscribed_from_emails").asBoolean());
  }

  private void contact(String id) {
    intercom.upsert("contacts", id, Json.object().put("email", id + "@example.org"));
  }

  private JsonNode search(long since, int size, String after) throws Exception {
    ObjectNode asked = Json.object();
    asked.putObject("query").put("field", "updated_at").put("operator", ">").put("value", since);
    asked.putObject("sort").put("field", "updated_at").put("order", "ascending");
    ObjectNode pagination = asked.putObject("pagination").put("per_page", size);
    if (!after.isEmpty()) {
      pagination.put("starting_after", after);
    }
    HttpResponse<String> answer = calls.send("POST", "/contacts/search", asked.toString());
    assertEquals(200, answer.statusCode(), answer.body());
    return JSON.readTree(answer.body());
  }
}
