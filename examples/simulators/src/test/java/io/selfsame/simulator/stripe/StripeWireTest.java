package io.selfsame.simulator.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.selfsame.simulator.population.Population;
import io.selfsame.simulator.server.HttpCalls;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.SimulatorClock;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The simulator's objects have the keys of the vendor's own example objects. */
class StripeWireTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final StripeSimulator stripe =
      StripeSimulator.start(SimulatorClock.stoppedAt(Population.DEFAULT_END));
  private final HttpCalls calls = new HttpCalls(stripe.baseUri(), StripeSimulator.API_KEY);
  private JsonNode recorded;

  @BeforeEach
  void readRecorded() throws Exception {
    try (InputStream in =
        StripeWireTest.class.getResourceAsStream("/recorded/stripe/fixtures3.latest.json")) {
      recorded = JSON.readTree(in).path("resources");
    }
  }

  @AfterEach
  void close() {
    stripe.close();
  }

  @Test
  void listedObjectsHaveTheKeysOfTheVendorsExamples() throws Exception {
    stripe.load(Population.generate(3, 60));
    assertKeys("customer", first("/v1/customers"));
    assertKeys("subscription", first("/v1/subscriptions"));
    assertKeys("invoice", first("/v1/invoices"));
  }

  @ParameterizedTest
  @CsvSource({
    "charges, charge",
    "payment_intents, payment_intent",
    "checkout/sessions, checkout.session",
    "products, product",
    "prices, price",
    "refunds, refund"
  })
  void otherObjectsHaveThemToo(String path, String resource) throws Exception {
    stripe.upsert(path, "row_1", Json.object());

    assertKeys(resource, first("/v1/" + path));
    assertEquals(
        recorded.path(resource).path("object"), first("/v1/" + path).path("object"), resource);
  }

  @Test
  void anEventHasTheKeysOfTheVendorsExample() throws Exception {
    stripe.upsert("customers", "cus_1", Json.object());
    assertKeys("event", first("/v1/events"));
  }

  private JsonNode first(String path) throws Exception {
    return JSON.readTree(calls.get(path + "?limit=1").body()).path("data").path(0);
  }

  private void assertKeys(String resource, JsonNode simulated) {
    assertEquals(keys(recorded.path(resource)), keys(simulated), resource);
  }

  private static Set<String> keys(JsonNode node) {
    Set<String> keys = new TreeSet<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }
}
