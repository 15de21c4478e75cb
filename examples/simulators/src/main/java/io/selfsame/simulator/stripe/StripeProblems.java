package io.selfsame.simulator.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.HttpProblem;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Response;

/** Stripe's error answers. */
final class StripeProblems {
  private StripeProblems() {}

  static HttpProblem invalidKey() {
    return problem(401, "invalid_request_error", "", "Invalid API Key provided.");
  }

  static HttpProblem noPermission() {
    return problem(
        403,
        "invalid_request_error",
        "",
        "The provided key does not have the required permissions for this endpoint.");
  }

  static HttpProblem noAccount() {
    return problem(
        403,
        "invalid_request_error",
        "account_invalid",
        "The provided key does not have access to that account.");
  }

  static HttpProblem noSuchUrl() {
    return problem(404, "invalid_request_error", "", "Unrecognized request URL.");
  }

  static HttpProblem missing(String what) {
    return problem(404, "invalid_request_error", "resource_missing", "No such " + what + ".");
  }

  static HttpProblem badRequest(String code, String message) {
    return problem(400, "invalid_request_error", code, message);
  }

  static Response rateLimit() {
    return problem(429, "rate_limit_error", "rate_limit", "Too many requests.").response();
  }

  private static HttpProblem problem(int status, String type, String code, String message) {
    ObjectNode body = Json.object();
    ObjectNode error = body.putObject("error").put("type", type).put("message", message);
    if (!code.isEmpty()) {
      error.put("code", code);
      error.put("doc_url", "https://stripe.com/docs/error-codes/" + code.replace('_', '-'));
    }
    return new HttpProblem(Response.json(status, body));
  }
}
