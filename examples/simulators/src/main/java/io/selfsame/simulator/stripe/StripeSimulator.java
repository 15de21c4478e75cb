package io.selfsame.simulator.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.population.Population;
import io.selfsame.simulator.server.Endpoint;
import io.selfsame.simulator.server.HttpProblem;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Request;
import io.selfsame.simulator.server.Response;
import io.selfsame.simulator.server.Routes;
import io.selfsame.simulator.server.SimulatorServer;
import io.selfsame.simulator.store.StoredRecord;
import io.selfsame.simulator.vendor.FieldDrift;
import io.selfsame.simulator.vendor.VendorSimulator;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A Stripe account in test mode. */
public final class StripeSimulator implements VendorSimulator {
  /** The key of {@link #connectorSettings()}: it may do everything. */
  public static final String API_KEY = "sk_test_selfsame_simulator";

  private static final String NAME = "stripe";

  private final StripeState state;
  private final StripeLists lists;
  private final Map<String, Set<String>> restrictedKeys = new ConcurrentHashMap<>();
  private final Map<String, Response> idempotent = new ConcurrentHashMap<>();
  private final AtomicLong requests = new AtomicLong();
  private final SimulatorServer server;

  private StripeSimulator(Clock clock, int port) {
    this.state = new StripeState(clock);
    this.lists = new StripeLists(state);
    this.server = SimulatorServer.start(NAME, port, clock, withHeaders(routes()));
  }

  public static StripeSimulator start(Clock clock) {
    return start(clock, 0);
  }

  public static StripeSimulator start(Clock clock, int port) {
    return new StripeSimulator(clock, port);
  }

  /** Makes a key that may read only these objects. */
  public void restrict(String key, Set<String> objects) {
    restrictedKeys.put(key, Set.copyOf(objects));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public SimulatorServer server() {
    return server;
  }

  @Override
  public Map<String, String> connectorSettings() {
    return Map.of("stripe.api.base", baseUri().toString(), "stripe.api.key", API_KEY);
  }

  @Override
  public String exampleCommand() {
    return "curl -s '"
        + baseUri()
        + "/v1/customers?limit=2' -H 'Authorization: Bearer "
        + API_KEY
        + "'";
  }

  @Override
  public Map<String, Long> recordCounts() {
    Map<String, Long> counts = new TreeMap<>();
    for (StripeObject object : StripeObject.values()) {
      counts.put(object.plural(), state.store(object).liveCount());
    }
    return counts;
  }

  @Override
  public void load(Population population) {
    population
        .records()
        .filter(record -> record.source().equals(NAME))
        .forEach(
            record ->
                state
                    .store(object(record.object()))
                    .load(
                        StoredRecord.live(
                            record.id(), record.fields(), record.created(), record.modified())));
  }

  @Override
  public void upsert(String object, String id, ObjectNode patch) {
    state.change(object(object), id, fields -> merged(fields, patch));
  }

  @Override
  public void delete(String object, String id) {
    state.delete(object(object), id);
  }

  @Override
  public void drift(String object, FieldDrift drift) {
    state.drifts().add(object(object).plural(), drift);
  }

  /** Stripe has keys, not tokens: nothing expires. */
  @Override
  public void expireTokens() {}

  private Routes routes() {
    Routes routes =
        new Routes(
            request -> {
              throw StripeProblems.missing("URL");
            });
    routes.add("GET", "/v1/events", guarded("events", lists::events));
    routes.add("GET", "/v1/account", guarded("account", request -> account()));
    for (StripeObject object : StripeObject.values()) {
      String path = "/v1/" + object.plural();
      routes.add("GET", path, guarded(object.plural(), request -> lists.rows(object, request)));
      routes.add("GET", path + "/{id}", guarded(object.plural(), r -> retrieve(object, r)));
      routes.add("POST", path + "/{id}", guarded(object.plural(), r -> update(object, r)));
      routes.add("DELETE", path + "/{id}", guarded(object.plural(), r -> remove(object, r)));
    }
    return routes;
  }

  private Response retrieve(StripeObject object, Request request) {
    String id = request.pathVariable("id");
    return state
        .store(object)
        .find(id)
        .map(record -> Response.json(200, state.render(object, record)))
        .orElseThrow(() -> StripeProblems.missing(object.plural()));
  }

  private Response update(StripeObject object, Request request) {
    String key = request.header("Idempotency-Key").orElse("");
    if (!key.isEmpty() && idempotent.containsKey(key)) {
      return idempotent.get(key).withHeader("Idempotent-Replayed", "true");
    }
    retrieve(object, request);
    ObjectNode patch = StripeForm.parse(request.body());
    StoredRecord changed =
        state.change(object, request.pathVariable("id"), fields -> merged(fields, patch));
    Response answer = Response.json(200, state.render(object, changed));
    if (!key.isEmpty()) {
      idempotent.put(key, answer);
    }
    return answer;
  }

  private Response remove(StripeObject object, Request request) {
    retrieve(object, request);
    state.delete(object, request.pathVariable("id"));
    return retrieve(object, request);
  }

  private Endpoint guarded(String object, Endpoint endpoint) {
    return request -> {
      String key = request.bearerToken().orElse("");
      if (!key.equals(API_KEY)) {
        Set<String> allowed = restrictedKeys.get(key);
        if (allowed == null) {
          throw StripeProblems.invalidKey();
        }
        if (!allowed.contains(object)) {
          throw StripeProblems.noPermission();
        }
      }
      return endpoint.handle(request);
    };
  }

  private Endpoint withHeaders(Endpoint endpoint) {
    return request -> {
      String id = String.format("req_%014d", requests.incrementAndGet());
      Response answer;
      try {
        answer = endpoint.handle(request);
      } catch (HttpProblem problem) {
        answer = problem.response();
      }
      return answer.withHeader("Request-Id", id).withHeader("Stripe-Version", version(request));
    };
  }

  private static String version(Request request) {
    return request.header("Stripe-Version").orElse(StripeState.ACCOUNT_VERSION);
  }

  private static Response account() {
    return Response.json(200, Json.object().put("id", "acct_simulator").put("object", "account"));
  }

  private static ObjectNode merged(ObjectNode fields, ObjectNode patch) {
    Json.merge(fields, patch);
    return fields;
  }

  private static StripeObject object(String name) {
    return StripeObject.named(name.toLowerCase(Locale.ROOT))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Stripe has no object of that name: expected customers, subscriptions or"
                        + " invoices"));
  }
}
