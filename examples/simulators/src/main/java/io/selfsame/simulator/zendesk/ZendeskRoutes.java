package io.selfsame.simulator.zendesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Endpoint;
import io.selfsame.simulator.server.HttpProblem;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Request;
import io.selfsame.simulator.server.Response;
import io.selfsame.simulator.server.Routes;
import java.util.concurrent.atomic.AtomicInteger;

/** Which path is answered by what, who may ask, and the headers every answer has. */
final class ZendeskRoutes {
  private static final int REQUESTS_PER_MINUTE = 400;

  private final Tokens tokens;
  private final ExportLimit exportLimit;
  private final Exports exports;
  private final Lists lists;
  private final AtomicInteger requests = new AtomicInteger();
  private volatile String ownersRole = "admin";

  ZendeskRoutes(Tokens tokens, ExportLimit exportLimit, Exports exports, Lists lists) {
    this.tokens = tokens;
    this.exportLimit = exportLimit;
    this.exports = exports;
    this.lists = lists;
  }

  /** What the user who made the OAuth client is: {@code admin}, {@code agent}, {@code end-user}. */
  void setOwnersRole(String role) {
    ownersRole = role;
  }

  Endpoint all() {
    Routes routes =
        new Routes(request -> Response.json(404, Json.object().put("error", "InvalidEndpoint")));
    routes.add("POST", "/oauth/tokens", tokens::issue);
    routes.add("GET", "/api/v2/users/me.json", guarded(request -> me()));
    routes.add("GET", "/api/v2/users/{id}/identities.json", guarded(lists::identities));
    routes.add("PUT", "/api/v2/users/{id}/merge.json", guarded(lists::merge));
    routes.add("DELETE", "/api/v2/deleted_users/{id}", guarded(lists::deletePermanently));
    for (ZendeskObject object : ZendeskObject.values()) {
      addObject(routes, object);
    }
    return withHeaders(routes);
  }

  private void addObject(Routes routes, ZendeskObject object) {
    String path = "/api/v2/" + object.plural();
    if (object.isExported()) {
      addExports(routes, object);
    }
    routes.add("GET", path + ".json", guarded(r -> lists.list(object, r)));
    routes.add("GET", path + "/{id}", guarded(r -> lists.get(object, r)));
    routes.add("PUT", path + "/{id}", guarded(r -> lists.put(object, r)));
    routes.add("DELETE", path + "/{id}", guarded(r -> lists.delete(object, r)));
  }

  private void addExports(Routes routes, ZendeskObject object) {
    String export = "/api/v2/incremental/" + object.plural();
    if (object != ZendeskObject.ORGANIZATIONS) {
      routes.add(
          "GET", export + "/cursor.json", guarded(r -> export(exports::byCursor, object, r)));
    }
    routes.add("GET", export + ".json", guarded(r -> export(exports::byTime, object, r)));
    routes.add(
        "GET",
        "/api/v2/" + object.definitions() + ".json",
        guarded(request -> lists.definitions(object)));
  }

  private interface Export {
    Response answer(ZendeskObject object, Request request);
  }

  private Response export(Export export, ZendeskObject object, Request request) {
    if (!ownersRole.equals("admin")) {
      ObjectNode problem = Json.object();
      problem
          .putObject("error")
          .put("title", "Forbidden")
          .put("message", "You do not have access to this page.");
      return Response.json(403, problem);
    }
    exportLimit.pass();
    return export.answer(object, request);
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
          .withHeader("ratelimit-limit", Integer.toString(REQUESTS_PER_MINUTE))
          .withHeader("ratelimit-remaining", Integer.toString(remaining))
          .withHeader("ratelimit-reset", "41")
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

  private Response me() {
    ObjectNode answer = Json.object();
    answer.putObject("user").put("id", 1).put("role", ownersRole).put("name", "Integration");
    return Response.json(200, answer);
  }
}
