package io.selfsame.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Fault;
import io.selfsame.simulator.server.Request;
import io.selfsame.simulator.server.Response;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Reads a fault from JSON: {@code {"method": "GET", "path": "/v1/", "after": 0, "times": 3,
 * "effect": "respond", "status": 429, "headers": {"Retry-After": "2"}, "body": "..."}}; effects:
 * respond, delay (with {@code "duration": "PT1S"}), hang, drop, truncate. A body that is text is
 * sent as such, anything else as JSON.
 */
final class FaultReader {
  private FaultReader() {}

  /**
   * Reads a fault.
   *
   * @throws IllegalArgumentException naming the member that is wrong
   */
  static Fault read(ObjectNode json) {
    return new Fault(
        match(json), json.path("after").asInt(0), json.path("times").asInt(1), effect(json));
  }

  private static Predicate<Request> match(ObjectNode json) {
    String method = json.path("method").asText("");
    String path = json.path("path").asText("/");
    return request ->
        request.path().startsWith(path) && (method.isEmpty() || method.equals(request.method()));
  }

  private static Fault.Effect effect(ObjectNode json) {
    return switch (json.path("effect").asText("respond")) {
      case "respond" -> new Fault.Respond(response(json));
      case "delay" -> new Fault.Delay(duration(json, "duration"));
      case "hang" -> new Fault.Hang();
      case "drop" -> new Fault.Drop();
      case "truncate" -> new Fault.Truncate();
      default ->
          throw new IllegalArgumentException(
              "effect: expected respond, delay, hang, drop or truncate");
    };
  }

  private static Response response(ObjectNode json) {
    JsonNode body = json.path("body");
    boolean text = body.isTextual();
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put(
        "Content-Type", text ? "text/plain; charset=utf-8" : "application/json; charset=utf-8");
    json.path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
    String written = text ? body.asText() : body.isMissingNode() ? "" : body.toString();
    return new Response(json.path("status").asInt(503), headers, written);
  }

  static Duration duration(ObjectNode json, String member) {
    try {
      return Duration.parse(json.path(member).asText());
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          member + ": expected an ISO-8601 duration such as PT2S", e);
    }
  }
}
