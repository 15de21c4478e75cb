package io.selfsame.simulator.mailchimp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Endpoint;
import io.selfsame.simulator.server.HttpProblem;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Request;
import io.selfsame.simulator.server.Response;
import io.selfsame.simulator.server.Routes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;

/** Which path is answered by what, for whom, and to how many at a time. */
final class MailchimpRoutes {
  static final String API_KEY = "5e1f5a3e00000000000000000000cafe-us6";

  private static final int AT_ONCE = 10;

  private final Audience audience;
  private final AtomicInteger inFlight = new AtomicInteger();
  private volatile boolean revoked;
  private volatile boolean forbidden;

  MailchimpRoutes(Audience audience) {
    this.audience = audience;
  }

  /** Whether the key is refused from now on. */
  void revoke(boolean revoke) {
    revoked = revoke;
  }

  /** Whether the key's user may not see the audience. */
  void forbid(boolean forbid) {
    forbidden = forbid;
  }

  Endpoint all() {
    Members members = new Members(audience);
    Routes routes =
        new Routes(
            request -> {
              throw MailchimpProblems.notFound();
            });
    String list = "/3.0/lists/" + Audience.LIST;
    routes.add(
        "GET",
        "/3.0/ping",
        request -> Response.json(200, Json.object().put("health_status", "Everything's Chimpy!")));
    routes.add("GET", "/3.0/lists", request -> lists());
    routes.add("GET", list + "/members", members::list);
    routes.add("GET", list + "/members/{key}", members::get);
    routes.add("PATCH", list + "/members/{key}", members::patch);
    routes.add("DELETE", list + "/members/{key}", members::archive);
    routes.add(
        "POST", list + "/members/{key}/actions/delete-permanent", members::deletePermanently);
    routes.add("GET", list + "/merge-fields", request -> mergeFields());
    return guarded(routes);
  }

  private Endpoint guarded(Endpoint endpoint) {
    return request -> {
      if (inFlight.incrementAndGet() > AT_ONCE) {
        inFlight.decrementAndGet();
        throw MailchimpProblems.of(
            429,
            "Too Many Requests",
            "You have exceeded the limit of 10 simultaneous connections.");
      }
      try {
        check(request);
        return endpoint.handle(request);
      } catch (HttpProblem problem) {
        return problem.response();
      } finally {
        inFlight.decrementAndGet();
      }
    };
  }

  /** Any user name and the key as the password, or the key as a bearer token. */
  private void check(Request request) {
    if (revoked || !key(request).equals(API_KEY)) {
      throw MailchimpProblems.of(
          401,
          "API Key Invalid",
          "Your API key may be invalid, or you've attempted to access the wrong datacenter.");
    }
    if (forbidden && !request.path().endsWith("/ping")) {
      throw MailchimpProblems.of(403, "Forbidden", "You don't have permission to access this.");
    }
  }

  private static String key(Request request) {
    if (request.bearerToken().isPresent()) {
      return request.bearerToken().get();
    }
    String header = request.header("Authorization").orElse("");
    if (!header.startsWith("Basic ")) {
      return "";
    }
    try {
      String pair =
          new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8);
      return pair.substring(pair.indexOf(':') + 1);
    } catch (IllegalArgumentException malformed) {
      return "";
    }
  }

  private Response lists() {
    ObjectNode answer = Json.object();
    ObjectNode list = answer.putArray("lists").addObject();
    list.put("id", Audience.LIST).put("name", "Everyone").put("double_optin", true);
    list.putObject("stats").put("member_count", audience.members().liveCount());
    return Response.json(200, answer.put("total_items", 1));
  }

  private Response mergeFields() {
    ObjectNode answer = Json.object();
    answer.set("merge_fields", audience.mergeFields());
    answer.put("list_id", Audience.LIST);
    return Response.json(200, answer.put("total_items", audience.mergeFields().size()));
  }
}
