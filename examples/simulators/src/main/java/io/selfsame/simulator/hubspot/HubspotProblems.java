package io.selfsame.simulator.hubspot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.HttpProblem;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Response;
import java.util.Locale;

/** HubSpot's error answers. The correlation id is put in where every answer gets its headers. */
final class HubspotProblems {
  static final String NO_CORRELATION = "00000000-0000-0000-0000-000000000000";

  private HubspotProblems() {}

  static HttpProblem validation(String message) {
    return of(400, "VALIDATION_ERROR", message);
  }

  static HttpProblem notFound() {
    return of(404, "OBJECT_NOT_FOUND", "resource not found");
  }

  /** Over the limit of searches a second: no word on how long to wait, as recorded. */
  static HttpProblem tooManySearches() {
    return of(429, "RATE_LIMITS", "You have reached your secondly limit.");
  }

  /** Over another limit, in the older form: {@code TEN_SECONDLY_ROLLING} or {@code DAILY}. */
  static HttpProblem overLimit(String policy) {
    ObjectNode body = Json.object().put("status", "error");
    body.put("message", "You have reached your " + policy.toLowerCase(Locale.ROOT) + " limit.");
    body.put("errorType", "RATE_LIMIT").put("correlationId", NO_CORRELATION);
    return new HttpProblem(Response.json(429, body.put("policyName", policy)));
  }

  static HttpProblem missingScope(String scope) {
    ObjectNode body =
        body(
            "MISSING_SCOPES",
            "This app hasn't been granted all required scopes to make this call.");
    ObjectNode error = body.putArray("errors").addObject();
    error.put("message", "One or more of the following scopes are required.");
    error.putObject("context").putArray("requiredGranularScopes").add(scope);
    return new HttpProblem(Response.json(403, body));
  }

  static HttpProblem of(int status, String category, String message) {
    return new HttpProblem(Response.json(status, body(category, message)));
  }

  private static ObjectNode body(String category, String message) {
    return Json.object()
        .put("status", "error")
        .put("message", message)
        .put("correlationId", NO_CORRELATION)
        .put("category", category);
  }
}
