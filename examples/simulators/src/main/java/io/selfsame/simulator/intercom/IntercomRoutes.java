package io.selfsame.simulator.intercom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Endpoint;
import io.selfsame.simulator.server.HttpProblem;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Request;
import io.selfsame.simulator.server.Response;
import io.selfsame.simulator.server.Routes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Which path is answered by what, with which token and version, and the headers of answers. */
final class IntercomRoutes {
  static final String TOKEN = "dG9rOnNlbGZzYW1lLXNpbXVsYXRvcg==";
  static final String DEFAULT_VERSION = "2.11";

  private static final Set<String> VERSIONS =
      Set.of("2.8", "2.9", "2.10", DEFAULT_VERSION, "2.12", "2.13", "2.14");

  private final IntercomState state;
  private final Contacts contacts;
  private final SliceLimit limit;
  private final AtomicLong requests = new AtomicLong();
  private final Set<String> forbidden = ConcurrentHashMap.newKeySet();
  private volatile boolean revoked;

  IntercomRoutes(IntercomState state, Contacts contacts, SliceLimit limit) {
    this.state = state;
    this.contacts = contacts;
    this.limit = limit;
  }

  /** Whether the token is refused from now on. */
  void revoke(boolean revoke) {
    revoked = revoke;
  }

  /** Whether the token may read an object. */
  void permit(IntercomObject object, boolean permitted) {
    if (permitted) {
      forbidden.remove(object.plural());
    } else {
      forbidden.add(object.plural());
    }
  }

  Endpoint all() {
    Routes routes =
        new Routes(
            request -> {
              throw IntercomProblems.notFound();
            });
    routes.add("GET", "/me", guard("", request -> me()));
    add(routes, "POST", "/contacts/search", contacts::search);
    add(routes, "POST", "/contacts/merge", contacts::merge);
    add(routes, "GET", "/contacts/{id}", contacts::get);
    add(routes, "PUT", "/contacts/{id}", contacts::put);
    add(routes, "DELETE", "/contacts/{id}", contacts::delete);
    add(routes, "POST", "/contacts/{id}/archive", contacts::archive);
    add(routes, "POST", "/contacts/{id}/subscriptions", contacts::subscribe);
    add(routes, "POST", "/companies/list", new Companies(state)::list);
    routes.add("GET", "/data_attributes", guard("", this::attributes));
    return withHeaders(routes);
  }

  static ObjectNode body(Request request) {
    try {
      return Json.parseObject(request.body());
    } catch (IllegalArgumentException e) {
      throw IntercomProblems.of(400, "parameter_invalid", "The body is not JSON");
    }
  }

  private void add(Routes routes, String method, String path, Endpoint endpoint) {
    routes.add(method, path, guard(path.split("/")[1], endpoint));
  }

  private Endpoint guard(String object, Endpoint endpoint) {
    return request -> {
      if (revoked || !request.bearerToken().orElse("").equals(TOKEN)) {
        throw IntercomProblems.of(401, "unauthorized", "Access Token Invalid");
      }
      if (!VERSIONS.contains(version(request))) {
        throw IntercomProblems.of(
            400, "intercom_version_invalid", "The requested version could not be found");
      }
      limit.pass();
      if (forbidden.contains(object)) {
        throw IntercomProblems.of(403, "api_plan_restricted", "Active subscription needed.");
      }
      return endpoint.handle(request);
    };
  }

  private Response attributes(Request request) {
    String model = request.parameter("model").orElse("contact");
    IntercomObject object =
        model.equals("company") ? IntercomObject.COMPANIES : IntercomObject.CONTACTS;
    ObjectNode answer = Json.object().put("type", "list");
    answer.set("data", state.attributes(object));
    return Response.json(200, answer);
  }

  private static Response me() {
    ObjectNode me = Json.object().put("type", "admin").put("id", "1").put("name", "Integration");
    me.putObject("app").put("type", "app").put("id_code", "selfsame").put("region", "US");
    return Response.json(200, me);
  }

  private Endpoint withHeaders(Endpoint endpoint) {
    return request -> {
      String id = String.format("b%019dg", requests.incrementAndGet());
      Response answer = answer(endpoint, request);
      Response told =
          new Response(
              answer.status(),
              answer.headers(),
              answer.body().replace(IntercomProblems.NO_REQUEST, id));
      return limit
          .describe(told)
          .withHeader("Intercom-Version", version(request))
          .withHeader("X-Request-Id", id);
    };
  }

  private static String version(Request request) {
    return request.header("Intercom-Version").orElse(DEFAULT_VERSION);
  }

  private static Response answer(Endpoint endpoint, Request request) {
    try {
      return endpoint.handle(request);
    } catch (HttpProblem problem) {
      return problem.response();
    }
  }
}
