package io.selfsame.simulator.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.selfsame.simulator.population.Population;
import io.selfsame.simulator.server.HttpCalls;
import io.selfsame.simulator.server.SimulatorClock;
import io.selfsame.simulator.stripe.StripeSimulator;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SimulatorClock clock = SimulatorClock.stoppedAt(Population.DEFAULT_END);
  private final Population population = Population.generate(7, 50);
  private final StripeSimulator stripe = StripeSimulator.start(clock);
  private final Map<String, String> settings = new HashMap<>();
  private final ControlApi control =
      ControlApi.start(
          0,
          clock,
          population,
          List.of(stripe),
          Map.of("a.limit", value -> settings.put("a.limit", value)));
  private final HttpCalls calls = new HttpCalls(control.baseUri(), "none");
  private final HttpCalls vendor = new HttpCalls(stripe.baseUri(), StripeSimulator.API_KEY);

  @AfterEach
  void close() {
    control.close();
    stripe.close();
  }

  @Test
  void aRecordIsMadeChangedAndDeletedAsThoughAtTheVendorsScreen() throws Exception {
    post("/stripe/customers/cus_1", "{\"email\":\"a@example.org\",\"metadata\":{\"k\":\"1\"}}");
    post("/clock", "{\"advance\":\"PT1H\"}");
    post("/stripe/customers/cus_1", "{\"metadata\":{\"l\":\"2\"}}");
    JsonNode customer = JSON.readTree(vendor.get("/v1/customers/cus_1").body());
    assertEquals("a@example.org", customer.path("email").asText());
    assertEquals("{\"k\":\"1\",\"l\":\"2\"}", customer.path("metadata").toString());
    assertEquals(204, calls.send("DELETE", "/stripe/customers/cus_1", "").statusCode());
    assertTrue(JSON.readTree(vendor.get("/v1/customers/cus_1").body()).path("deleted").asBoolean());
  }

  @Test
  void everyGeneratedRecordIsInTheTruthWithItsPerson() throws Exception {
    List<String> lines = calls.get("/truth").body().lines().toList();
    assertEquals(population.records().count(), lines.size());
    for (String line : lines) {
      JsonNode row = JSON.readTree(line);
      assertTrue(row.path("person").asText().matches("(person|company)-\\d+"));
      assertTrue(row.hasNonNull("source") && row.hasNonNull("object") && row.hasNonNull("id"));
    }
  }

  @Test
  void aFaultAndItsRequestsAreSeen() throws Exception {
    post(
        "/stripe/faults",
        "{\"method\":\"GET\",\"path\":\"/v1/\",\"status\":429,\"headers\":{\"Retry-After\":\"3\"},"
            + "\"body\":{\"error\":{\"code\":\"rate_limit\"}}}");
    assertEquals(404, vendor.send("POST", "/v1/customers/cus_1", "").statusCode());
    HttpResponse<String> refused = vendor.get("/v1/customers");
    assertEquals(429, refused.statusCode());
    assertEquals("3", refused.headers().firstValue("Retry-After").orElseThrow());
    assertEquals("rate_limit", JSON.readTree(refused.body()).at("/error/code").asText());
    JsonNode requests = JSON.readTree(calls.get("/requests?vendor=stripe").body());
    assertEquals(2, requests.size());
    assertEquals(429, requests.get(1).path("status").asInt());
  }

  @Test
  void aDriftChangesTheShapeOfEveryRecord() throws Exception {
    post("/stripe/customers/cus_1", "{}");
    post("/stripe/drift", "{\"object\":\"customers\",\"retype\":\"balance\",\"type\":\"string\"}");
    post("/stripe/drift", "{\"object\":\"customers\",\"add\":\"tier\",\"value\":3}");
    JsonNode customer = JSON.readTree(vendor.get("/v1/customers/cus_1").body());
    assertTrue(customer.path("balance").isTextual());
    assertEquals(3, customer.path("tier").asInt());
  }

  @Test
  void stateTellsTimeAndRecords() throws Exception {
    stripe.load(population);
    post("/clock", "{\"set\":\"2027-01-01T00:00:00Z\"}");
    JsonNode state = JSON.readTree(calls.get("/state").body());
    assertEquals("2027-01-01T00:00:00Z", state.path("now").asText());
    assertEquals(
        population.records("stripe", "customers").count(),
        state.at("/vendors/stripe/records/customers").asLong());
  }

  @Test
  void aSettingReachesItsSwitch() throws Exception {
    post("/settings", "{\"a.limit\":0}");
    assertEquals(Map.of("a.limit", "0"), settings);
  }

  @Test
  void whatCannotBeDoneIsExplained() throws Exception {
    assertRefused(404, "/nobody/drift", "{}", "there are stripe");
    assertRefused(
        400, "/stripe/drift", "{\"object\":\"customers\"}", "add, rename, remove, retype");
    assertRefused(400, "/stripe/faults", "{\"effect\":\"explode\"}", "expected respond, delay");
    assertRefused(400, "/stripe/orders/1", "{}", "customers, invoices");
    assertRefused(400, "/stripe/customers/1", "[]", "JSON object");
    assertRefused(400, "/clock", "{\"advance\":\"soon\"}", "PT2S");
    assertRefused(400, "/settings", "{\"b\":1}", "a.limit");
    assertRefused(404, "/", "{}", "README");
  }

  private void assertRefused(int status, String path, String body, String part) throws Exception {
    HttpResponse<String> answer = calls.send("POST", path, body);
    assertEquals(status, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains(part), answer.body());
  }

  private void post(String path, String body) throws Exception {
    HttpResponse<String> answer = calls.send("POST", path, body);
    assertTrue(answer.statusCode() < 300, answer.body());
  }
}
