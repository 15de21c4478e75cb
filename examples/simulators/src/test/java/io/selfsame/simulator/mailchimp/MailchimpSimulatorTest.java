package io.selfsame.simulator.mailchimp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

class MailchimpSimulatorTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MEMBERS = "/3.0/lists/" + MailchimpSimulator.LIST + "/members";

  private final SimulatorClock clock = SimulatorClock.stoppedAt(Population.DEFAULT_END);
  private final MailchimpSimulator mailchimp = MailchimpSimulator.start(clock);
  private final HttpCalls calls =
      HttpCalls.basic(mailchimp.baseUri(), "any", MailchimpSimulator.API_KEY);

  @AfterEach
  void close() {
    mailchimp.close();
  }

  @Test
  void membersComeByOffsetAndByTimeOfChange() throws Exception {
    for (int i = 0; i < 12; i++) {
      member("m" + i);
    }
    Set<String> seen = new HashSet<>();
    for (int offset = 0; offset < 12; offset += 5) {
      JsonNode page = get(MEMBERS + "?count=5&offset=" + offset);
      assertEquals(12, page.path("total_items").asInt());
      page.path("members").forEach(row -> assertTrue(seen.add(row.path("contact_id").asText())));
    }
    assertEquals(12, seen.size());
    clock.advance(Duration.ofHours(1));
    String since = clock.instant().toString();
    mailchimp.upsert("members", "m3", Json.object().put("status", "unsubscribed"));
    JsonNode changed = get(MEMBERS + "?since_last_changed=" + since);
    assertEquals("m3", changed.at("/members/0/contact_id").asText());
    assertEquals(1, changed.path("total_items").asInt());
    assertEquals(400, calls.get(MEMBERS + "?count=1001").statusCode());
  }

  @Test
  void aMemberIsArchivedOnceAndStaysListed() throws Exception {
    member("m");
    String path = MEMBERS + "/" + MailchimpSimulator.keyOf("M@example.org");
    assertEquals(204, calls.send("DELETE", path, "").statusCode());
    assertEquals(405, calls.send("DELETE", path, "").statusCode());
    assertEquals("archived", get(MEMBERS).at("/members/0/status").asText());
    assertEquals(204, calls.send("POST", path + "/actions/delete-permanent", "").statusCode());
    assertEquals(0, get(MEMBERS).path("total_items").asInt());
    assertEquals(404, calls.get(path).statusCode());
  }

  @Test
  void whoeverLeftCannotBeSubscribedByOthers() throws Exception {
    member("m");
    String path = MEMBERS + "/" + MailchimpSimulator.keyOf("m@example.org");
    assertEquals(
        "unsubscribed",
        JSON.readTree(calls.send("PATCH", path, "{\"status\":\"unsubscribed\"}").body())
            .path("status")
            .asText());
    HttpResponse<String> refused = calls.send("PATCH", path, "{\"status\":\"subscribed\"}");
    assertEquals(400, refused.statusCode());
    assertEquals(
        "Member In Compliance State", JSON.readTree(refused.body()).path("title").asText());
  }

  @Test
  void aNewAddressIsANewKeyOfTheSameContact() throws Exception {
    member("m");
    mailchimp.upsert("members", "m", Json.object().put("email_address", "n@example.org"));
    JsonNode row = get(MEMBERS).at("/members/0");
    assertEquals("m", row.path("contact_id").asText());
    // The MD5 sum of the address, made elsewhere.
    assertEquals("ed896e96eaebb2bb59d9eed6cf114db2", row.path("id").asText());
  }

  @Test
  void aWrongKeyIsRefusedWithAProblemDocument() throws Exception {
    HttpResponse<String> refused =
        HttpCalls.basic(mailchimp.baseUri(), "any", "other").get("/3.0/ping");
    assertEquals(401, refused.statusCode());
    assertTrue(refused.headers().firstValue("Content-Type").orElse("").contains("problem+json"));
    mailchimp.forbid(true);
    assertEquals(403, calls.get(MEMBERS).statusCode());
  }

  private void member(String contact) {
    mailchimp.upsert(
        "members", contact, Json.object().put("email_address", contact + "@example.org"));
  }

  private JsonNode get(String path) throws Exception {
    HttpResponse<String> answer = calls.get(path);
    assertEquals(200, answer.statusCode(), answer.body());
    return JSON.readTree(answer.body());
  }
}
