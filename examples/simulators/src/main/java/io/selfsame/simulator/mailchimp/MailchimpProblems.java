package io.selfsame.simulator.mailchimp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.HttpProblem;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Response;

/** Mailchimp's problem documents. */
final class MailchimpProblems {
  private MailchimpProblems() {}

  static HttpProblem of(int status, String title, String detail) {
    ObjectNode body = Json.object();
    body.put("type", "https://mailchimp.com/developer/marketing/docs/errors/");
    body.put("title", title).put("status", status).put("detail", detail);
    body.put("instance", "00000000-0000-0000-0000-000000000000");
    return new HttpProblem(
        Response.json(status, body)
            .withHeader("Content-Type", "application/problem+json; charset=utf-8"));
  }

  static HttpProblem notFound() {
    return of(404, "Resource Not Found", "The requested resource could not be found.");
  }

  static HttpProblem invalid(String detail) {
    return of(400, "Invalid Resource", detail);
  }
}
