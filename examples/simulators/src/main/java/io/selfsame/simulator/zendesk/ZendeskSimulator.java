package io.selfsame.simulator.zendesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.population.Population;
import io.selfsame.simulator.server.Endpoint;
import io.selfsame.simulator.server.HttpProblem;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Request;
import io.selfsame.simulator.server.Response;
import io.selfsame.simulator.server.Routes;
import io.selfsame.simulator.server.SimulatorServer;
import io.selfsame.simulator.store.Lifecycle;
import io.selfsame.simulator.store.StoredRecord;
import io.selfsame.simulator.vendor.FieldDrift;
import io.selfsame.simulator.vendor.VendorSimulator;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A Zendesk Support account. */
public final class ZendeskSimulator implements VendorSimulator {
  private static final String NAME = "zendesk";
  private static final int EXPORTS_PER_MINUTE = 10;
  private static final int REQUESTS_PER_MINUTE = 400;

  private final ZendeskState state;
  private final Tokens tokens;
  private final ExportLimit exportLimit;
  private final Exports exports;
  private final AtomicInteger requests = new AtomicInteger();
  private final SimulatorServer server;

  private ZendeskSimulator(Clock clock, int port) {
    this.state = new ZendeskState(clock);
    this.tokens = new Tokens(clock);
    this.exportLimit = new ExportLimit(clock, EXPORTS_PER_MINUTE);
    this.exports = new Exports(clock, state);
    this.server = SimulatorServer.start(NAME, port, clock, withHeaders(routes()));
    state.servedAt(server.baseUri().toString());
  }

  public static ZendeskSimulator start(Clock clock) {
    return start(clock, 0);
  }

  public static ZendeskSimulator start(Clock clock, int port) {
    return new ZendeskSimulator(clock, port);
  }

  /** How many incremental export requests a minute are allowed; 0 for any number. */
  public void limitExports(int perMinute) {
    exportLimit.set(perMinute);
  }

  /** How many export requests were refused because they came too soon. */
  public long exportLimitViolations() {
    return exportLimit.violations();
  }

  /** How old a change must be before exports show it; a minute at the real vendor. */
  public void withholdFromExports(Duration duration) {
    exports.withhold(duration);
  }

  /** Deletes a user for good: nothing personal is left. */
  public void deletePermanently(String user) {
    state.store(ZendeskObject.USERS).change(user, ZendeskObject::whenErased, Lifecycle.ERASED);
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
    return Map.of(
        "zendesk.base.url", baseUri().toString(),
        "zendesk.client.id", Tokens.CLIENT_ID,
        "zendesk.client.secret", Tokens.CLIENT_SECRET);
  }

  @Override
  public String exampleCommand() {
    return "curl -s "
        + baseUri()
        + "/oauth/tokens -H 'Content-Type: application/json' -d '{\"grant_type\":"
        + "\"client_credentials\",\"client_id\":\""
        + Tokens.CLIENT_ID
        + "\",\"client_secret\":\""
        + Tokens.CLIENT_SECRET
        + "\",\"scope\":\"read\"}'";
  }

  @Override
  public Map<String, Long> recordCounts() {
    Map<String, Long> counts = new TreeMap<>();
    for (ZendeskObject object : ZendeskObject.values()) {
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
    if (!id.chars().allMatch(Character::isDigit)) {
      throw new IllegalArgumentException("An id of Zendesk has digits only");
    }
    state.store(object(object)).merge(id, patch);
  }

  @Override
  public void delete(String object, String id) {
    ZendeskObject kind = object(object);
    if (state.store(kind).find(id).isPresent()) {
      state.store(kind).change(id, kind::whenDeleted, Lifecycle.DELETED);
    }
  }

  @Override
  public void drift(String object, FieldDrift drift) {
    state.drifts().add(object(object).plural(), drift);
  }

  @Override
  public void expireTokens() {
    tokens.expireAll();
  }

  private Routes routes() {
    Routes routes =
        new Routes(request -> Response.json(404, Json.object().put("error", "InvalidEndpoint")));
    Lists lists = new Lists(state);
    routes.add("POST", "/oauth/tokens", tokens::issue);
    routes.add("GET", "/api/v2/user_fields.json", guarded(request -> userFields()));
    routes.add("GET", "/api/v2/users/me.json", guarded(request -> me()));
    for (ZendeskObject object : ZendeskObject.values()) {
      String plural = object.plural();
      if (object != ZendeskObject.ORGANIZATIONS) {
        routes.add(
            "GET",
            "/api/v2/incremental/" + plural + "/cursor.json",
            guarded(request -> export(object, request, true)));
      }
      routes.add(
          "GET",
          "/api/v2/incremental/" + plural + ".json",
          guarded(request -> export(object, request, false)));
      routes.add("GET", "/api/v2/" + plural + ".json", guarded(r -> lists.list(object, r)));
      routes.add("GET", "/api/v2/" + plural + "/{id}", guarded(r -> lists.get(object, r)));
      routes.add("PUT", "/api/v2/" + plural + "/{id}", guarded(r -> lists.put(object, r)));
      routes.add("DELETE", "/api/v2/" + plural + "/{id}", guarded(r -> lists.delete(object, r)));
    }
    return routes;
  }

  private Response export(ZendeskObject object, Request request, boolean byCursor) {
    exportLimit.pass();
    return byCursor ? exports.byCursor(object, request) : exports.byTime(object, request);
  }

  private Endpoint guarded(Endpoint endpoint) {
    return request -> {
      tokens.check(request);
      return endpoint.handle(request);
    };
  }

  private Endpoint withHeaders(Endpoint endpoint) {
    return request -> {
      int remaining = REQUESTS_PER_MINUTE - requests.incrementAndGet() % REQUESTS_PER_MINUTE;
      return answer(endpoint, request)
          .withHeader("X-Zendesk-API-Version", "v2")
          .withHeader("X-Rate-Limit", Integer.toString(REQUESTS_PER_MINUTE))
          .withHeader("X-Rate-Limit-Remaining", Integer.toString(remaining))
          .withHeader("X-Request-Id", String.format("simulated-%08d", requests.get()));
    };
  }

  private static Response answer(Endpoint endpoint, Request request) {
    try {
      return endpoint.handle(request);
    } catch (HttpProblem problem) {
      return problem.response();
    }
  }

  private Response userFields() {
    return Response.json(200, UserFields.describe(state.drifts().of(ZendeskObject.USERS.plural())));
  }

  private static Response me() {
    ObjectNode answer = Json.object();
    answer.putObject("user").put("id", 1).put("role", "admin").put("name", "Integration");
    return Response.json(200, answer);
  }

  private static ZendeskObject object(String name) {
    return ZendeskObject.named(name.toLowerCase(Locale.ROOT))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Zendesk has no object of that name: expected users, organizations or"
                        + " tickets"));
  }
}
