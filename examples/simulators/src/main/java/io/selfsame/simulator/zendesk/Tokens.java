package io.selfsame.simulator.zendesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.HttpProblem;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Request;
import io.selfsame.simulator.server.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Access tokens of the client credentials grant; they expire by the clock. Thread-safe. */
final class Tokens {
  static final String CLIENT_ID = "selfsame_simulator";
  static final String CLIENT_SECRET = "zendesk-simulated-secret";
  private static final long DEFAULT_SECONDS = 1800;
  private static final long SHORTEST = 300;
  private static final long LONGEST = 172_800;

  private final Clock clock;
  private final Map<String, Instant> expiries = new ConcurrentHashMap<>();
  private final AtomicLong issued = new AtomicLong();

  Tokens(Clock clock) {
    this.clock = clock;
  }

  void expireAll() {
    expiries.clear();
  }

  /** {@code POST /oauth/tokens}; tells the life-time only if it was asked for. */
  Response issue(Request request) {
    ObjectNode asked = read(request);
    if (!asked.path("grant_type").asText().equals("client_credentials")) {
      return problem(400, "unsupported_grant_type", "The grant type is not supported.");
    }
    if (!asked.path("client_id").asText().equals(CLIENT_ID)
        || !asked.path("client_secret").asText().equals(CLIENT_SECRET)) {
      return problem(401, "invalid_client", "Client authentication failed.");
    }
    long seconds = asked.path("expires_in").asLong(DEFAULT_SECONDS);
    if (seconds <= SHORTEST || seconds >= LONGEST) {
      return problem(400, "invalid_request", "expires_in is out of range.");
    }
    String token = "zt" + String.format("%016x", issued.incrementAndGet() * 0x9E3779B97F4A7C15L);
    expiries.put(token, clock.instant().plus(Duration.ofSeconds(seconds)));
    ObjectNode answer = Json.object();
    answer.put("access_token", token).put("token_type", "bearer").put("scope", "read");
    if (asked.has("expires_in")) {
      answer.put("expires_in", seconds);
    }
    return Response.json(200, answer);
  }

  /** Refuses a request without a valid token. */
  void check(Request request) {
    Instant expiry = request.bearerToken().map(expiries::get).orElse(Instant.MIN);
    if (!clock.instant().isBefore(expiry)) {
      throw new HttpProblem(
          problem(
              401,
              "invalid_token",
              "The access token provided is expired, revoked, malformed or invalid for other"
                  + " reasons."));
    }
  }

  private static ObjectNode read(Request request) {
    try {
      return Json.parseObject(request.body());
    } catch (IllegalArgumentException malformed) {
      throw new HttpProblem(problem(400, "invalid_request", "The body is not JSON."));
    }
  }

  private static Response problem(int status, String error, String description) {
    return Response.json(
        status, Json.object().put("error", error).put("error_description", description));
  }
}
