package io.selfsame.simulator.stripe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Request;
import io.selfsame.simulator.server.Response;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** The account the keys belong to and those connected to it. Thread-safe. */
final class StripeAccounts {
  private static final String OWN_ID = "acct_simulator";

  private final Clock clock;
  private final StripeObjects objects;
  private final StripeShapes shapes;
  private final StripeState own;
  private final Map<String, StripeState> connected = new ConcurrentSkipListMap<>();

  StripeAccounts(Clock clock, StripeObjects objects, StripeShapes shapes) {
    this.clock = clock;
    this.objects = objects;
    this.shapes = shapes;
    this.own = new StripeState(clock, objects, shapes, "S");
  }

  StripeState own() {
    return own;
  }

  /** The connected account of that id, connecting it if it is not. */
  StripeState connect(String id) {
    return connected.computeIfAbsent(
        id, any -> new StripeState(clock, objects, shapes, "C" + connected.size()));
  }

  void disconnect(String id) {
    connected.remove(id);
  }

  /** The account a record's name says: {@code acct_1:cus_1}, or {@code cus_1} of the own one. */
  StripeState holding(String name) {
    int colon = name.indexOf(':');
    return colon < 0 ? own : connect(name.substring(0, colon));
  }

  /** The account a request is for, by its {@code Stripe-Account} header. */
  StripeState of(Request request) {
    String id = request.header("Stripe-Account").orElse(OWN_ID);
    if (id.equals(OWN_ID)) {
      return own;
    }
    StripeState account = connected.get(id);
    if (account == null) {
      throw StripeProblems.noAccount();
    }
    return account;
  }

  Response self() {
    return Response.json(200, Json.object().put("id", OWN_ID).put("object", "account"));
  }

  /** {@code GET /v1/accounts}: the connected ones. */
  Response list(Request request) {
    List<String> ids = new ArrayList<>(connected.keySet());
    request
        .parameter("starting_after")
        .ifPresent(after -> ids.removeIf(id -> id.compareTo(after) <= 0));
    int limit = request.parameter("limit").map(Integer::parseInt).orElse(10);
    ArrayNode data = Json.array();
    ids.stream()
        .limit(limit)
        .forEach(id -> data.add(Json.object().put("id", id).put("object", "account")));
    ObjectNode body = Json.object().put("object", "list").put("url", "/v1/accounts");
    body.put("has_more", ids.size() > limit).set("data", data);
    return Response.json(200, body);
  }
}
