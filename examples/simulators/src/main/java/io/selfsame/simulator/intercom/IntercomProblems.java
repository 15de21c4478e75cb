package io.selfsame.simulator.intercom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.HttpProblem;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Response;

/** Intercom's error lists. The request id is put in where every answer gets its headers. */
final class IntercomProblems {
  static final String NO_REQUEST = "b000000000000000000g";

  private IntercomProblems() {}

  static HttpProblem of(int status, String code, String message) {
    ObjectNode body = Json.object().put("type", "error.list").put("request_id", NO_REQUEST);
    body.putArray("errors").addObject().put("code", code).put("message", message);
    return new HttpProblem(Response.json(status, body));
  }

  static HttpProblem notFound() {
    return of(404, "not_found", "Resource Not Found");
  }

  static HttpProblem invalid(String message) {
    return of(400, "parameter_invalid", message);
  }
}
