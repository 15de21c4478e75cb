package io.selfsame.simulator.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stripe.StripeClient;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.net.ApiResource.RequestMethod;
import com.stripe.net.RawRequestOptions;
import io.selfsame.simulator.population.Population;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.SimulatorClock;
import io.selfsame.simulator.vendor.FieldDrift;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The real client library talks to the simulator. */
class StripeSimulatorTest {
  private final SimulatorClock clock =
      SimulatorClock.stoppedAt(Population.DEFAULT_END.plus(Duration.ofDays(1)));
  private final StripeSimulator stripe = StripeSimulator.start(clock);

  @AfterEach
  void close() {
    stripe.close();
  }

  @Test
  void pagingNewestFirstShowsEveryCustomerOnce() throws Exception {
    stripe.load(Population.generate(1, 300));
    Set<String> seen = new HashSet<>();
    long newest = Long.MAX_VALUE;
    String path = "/v1/customers?limit=50";
    JsonNode page;
    do {
      page = get(path);
      for (JsonNode customer : page.path("data")) {
        assertTrue(seen.add(customer.path("id").asText()));
        assertTrue(customer.path("created").asLong() <= newest);
        newest = customer.path("created").asLong();
        path = "/v1/customers?limit=50&starting_after=" + customer.path("id").asText();
      }
    } while (page.path("has_more").asBoolean());
    assertEquals(stripe.recordCounts().get("customers"), seen.size());
  }

  @Test
  void changesAndDeletionsAreEventsForThirtyDays() throws Exception {
    stripe.upsert("customers", "cus_1", Json.object().put("email", "a@example.org"));
    clock.advance(Duration.ofSeconds(5));
    stripe.upsert("customers", "cus_1", Json.object().put("email", "b@example.org"));
    clock.advance(Duration.ofSeconds(5));
    stripe.delete("customers", "cus_1");
    JsonNode events = get("/v1/events?limit=10&types[0]=customer.*").path("data");
    assertEquals("customer.deleted", events.get(0).path("type").asText());
    assertEquals("customer.updated", events.get(1).path("type").asText());
    assertEquals("customer.created", events.get(2).path("type").asText());
    assertTrue(get("/v1/customers/cus_1").path("deleted").asBoolean());
    assertEquals(0, get("/v1/customers").path("data").size());
    String last = events.get(2).path("id").asText();
    clock.advance(Duration.ofDays(31));
    assertEquals(0, get("/v1/events").path("data").size());
    StripeException aged =
        assertThrows(StripeException.class, () -> get("/v1/events?starting_after=" + last));
    assertEquals(400, aged.getStatusCode());
  }

  @Test
  void wrongAndRestrictedKeysAreRefusedAsStripeDoes() {
    assertThrows(AuthenticationException.class, () -> get("sk_test_wrong", "/v1/customers"));
    stripe.restrict("rk_test_1", Set.of("customers"));
    assertThrows(PermissionException.class, () -> get("rk_test_1", "/v1/invoices"));
  }

  @Test
  void aWriteMergesMetadataKeyByKey() throws Exception {
    stripe.upsert("customers", "cus_1", Json.object().put("email", "a@example.org"));
    client(StripeSimulator.API_KEY)
        .rawRequest(RequestMethod.POST, "/v1/customers/cus_1", "metadata[tier]=gold");
    assertEquals("gold", get("/v1/customers/cus_1").path("metadata").path("tier").asText());
  }

  @Test
  void anUpdateTellsWhatWasBeforeAndNoChangeTellsNothing() throws Exception {
    stripe.upsert(
        "customers",
        "cus_1",
        Json.parseObject("{\"email\":\"a@example.org\",\"metadata\":{\"k\":\"1\"}}"));
    stripe.upsert(
        "customers",
        "cus_1",
        Json.parseObject("{\"email\":\"b@example.org\",\"metadata\":{\"l\":\"2\"}}"));
    stripe.upsert("customers", "cus_1", Json.parseObject("{\"email\":\"b@example.org\"}"));
    JsonNode events = get("/v1/events?type=customer.updated").path("data");
    assertEquals(1, events.size());
    assertEquals(
        "{\"email\":\"a@example.org\",\"metadata\":{\"l\":null}}",
        events.get(0).at("/data/previous_attributes").toString());
  }

  @Test
  void aDeletedCustomersSubscriptionsAreCanceledAndStayReadable() throws Exception {
    stripe.upsert("customers", "cus_1", Json.object());
    stripe.upsert(
        "subscriptions", "sub_1", Json.object().put("customer", "cus_1").put("status", "active"));
    stripe.delete("customers", "cus_1");
    assertEquals("canceled", get("/v1/subscriptions/sub_1").path("status").asText());
    assertEquals(0, get("/v1/subscriptions").path("data").size());
    assertEquals(1, get("/v1/subscriptions?status=all").path("data").size());
    assertEquals(1, get("/v1/events?type=customer.subscription.deleted").path("data").size());
  }

  @Test
  void endingBeforeShowsTheNextNewerPageNewestFirst() throws Exception {
    for (int i = 1; i <= 5; i++) {
      clock.advance(Duration.ofSeconds(1));
      stripe.upsert("customers", "cus_" + i, Json.object());
    }
    JsonNode page = get("/v1/customers?limit=2&ending_before=cus_2");
    assertEquals("cus_4", page.at("/data/0/id").asText());
    assertEquals("cus_3", page.at("/data/1/id").asText());
    assertTrue(page.path("has_more").asBoolean());
    JsonNode events = get("/v1/events?limit=2");
    String second = events.at("/data/1/id").asText();
    JsonNode newer = get("/v1/events?ending_before=" + second).path("data");
    assertEquals(events.at("/data/0/id").asText(), newer.path(0).path("id").asText());
    assertEquals(1, newer.size());
  }

  @Test
  void aConnectedAccountHasRowsAndEventsOfItsOwn() throws Exception {
    stripe.upsert("customers", "cus_1", Json.object().put("name", "Own"));
    stripe.upsert("customers", "acct_2:cus_1", Json.object().put("name", "Connected"));

    JsonNode own = get("/v1/customers/cus_1");
    JsonNode connected = getAs("acct_2", "/v1/customers/cus_1");
    JsonNode event = getAs("acct_2", "/v1/events").path("data").path(0);

    assertEquals("Own", own.path("name").asText());
    assertEquals("Connected", connected.path("name").asText());
    assertEquals("Connected", event.at("/data/object/name").asText());
    assertEquals("acct_2", get("/v1/accounts").at("/data/0/id").asText());
    assertThrows(PermissionException.class, () -> getAs("acct_3", "/v1/customers"));
  }

  @Test
  void eventsAreRenderedAtTheAccountsVersionAndRowsAtTheOneAskedFor() throws Exception {
    stripe.accountVersion("2026-02-25.clover");
    stripe.since("2026-02-25.clover", "customers", new FieldDrift.Rename("balance", "credit"));
    stripe.upsert("customers", "cus_1", Json.object());

    assertTrue(get("/v1/events").at("/data/0/data/object").has("credit"));
    assertTrue(get("/v1/customers/cus_1").has("balance"));
  }

  @Test
  void aReplacedRowIsExactlyWhatWasGiven() throws Exception {
    JsonNode payload = Json.parseObject("{\"id\":\"cus_1\",\"created\":\"today\",\"email\":{}}");
    stripe.replace("customers", "cus_1", (ObjectNode) payload);

    assertEquals(payload, get("/v1/customers/cus_1"));
    assertEquals(payload, get("/v1/customers").path("data").path(0));
  }

  @Test
  void lateRepeatedAndBackdatedEventsCanBeHad() throws Exception {
    stripe.listEventsLate(Duration.ofSeconds(30));
    stripe.upsert("customers", "cus_1", Json.object());
    assertEquals(0, get("/v1/events").path("data").size());
    clock.advance(Duration.ofSeconds(30));
    stripe.listEventsLate(Duration.ZERO);
    stripe.tell("customers", "cus_1", "updated", clock.instant().minusSeconds(60));
    stripe.repeatEventsAcrossPages(true);

    JsonNode events = get("/v1/events").path("data");
    String first = events.path(0).path("id").asText();

    assertEquals("customer.created", events.path(0).path("type").asText());
    assertEquals("customer.updated", events.path(1).path("type").asText());
    assertEquals(
        first, get("/v1/events?starting_after=" + first).path("data").path(0).path("id").asText());
  }

  @Test
  void requestsThatComeTooFastAreRefusedAndCounted() throws Exception {
    stripe.limitRequests(2);
    get("/v1/customers");
    get("/v1/customers");
    assertThrows(RateLimitException.class, () -> get("/v1/customers"));
    clock.advance(Duration.ofSeconds(1));
    get("/v1/customers");

    assertEquals(1, stripe.limitViolations());
  }

  private JsonNode getAs(String account, String path) throws Exception {
    RawRequestOptions options = RawRequestOptions.builder().setStripeAccount(account).build();
    return new ObjectMapper()
        .readTree(
            client(StripeSimulator.API_KEY)
                .rawRequest(RequestMethod.GET, path, null, options)
                .body());
  }

  private JsonNode get(String path) throws Exception {
    return get(StripeSimulator.API_KEY, path);
  }

  private JsonNode get(String key, String path) throws Exception {
    return new ObjectMapper()
        .readTree(client(key).rawRequest(RequestMethod.GET, path, null).body());
  }

  private StripeClient client(String key) {
    return StripeClient.builder()
        .setApiKey(key)
        .setApiBase(stripe.baseUri().toString())
        .setMaxNetworkRetries(0)
        .build();
  }
}
