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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Access tokens of the client credentials grant, which come without a refresh token, and of the
 * refresh token grant, whose refresh tokens work once. All expire by the clock. Thread-safe.
 */
final class Tokens {
  static final String CLIENT_ID = "selfsame_simulator";
  static final String CLIENT_SECRET = "zendesk-simulated-secret";

  /** As an authorization code grant would have given it. */
  static final String FIRST_REFRESH_TOKEN = "zr0000";

  private static final long DEFAULT_SECONDS = 1800;
  private static final long SHORTEST = 300;
  private static final long LONGEST = 172_800;

  private final Clock clock;
  private final Map<String, Instant> expiries = new ConcurrentHashMap<>();
  private final AtomicLong issued = new AtomicLong();
  private final Set<String> refreshTokens = ConcurrentHashMap.newKeySet();
  private volatile boolean silent;

  Tokens(Clock clock) {
    this.clock = clock;
    refreshTokens.add(FIRST_REFRESH_TOKEN);
  }

  /** Whether answers leave the life-time out even if it was asked for. */
  void hideLifeTimes(boolean hide) {
    silent = hide;
  }

  void expireAll() {
    expiries.clear();
  }

  /** {@code POST /oauth/tokens}; tells the life-time only if it was asked for. */
  Response issue(Request request) {
    ObjectNode asked = read(request);
    String grant = asked.path("grant_type").asText();
    if (!grant.equals("client_credentials") && !grant.equals("refresh_token")) {
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
    boolean refreshed = grant.equals("refresh_token");
    if (refreshed && !refreshTokens.remove(asked.path("refresh_token").asText())) {
      return problem(400, "invalid_grant", "The refresh token is expired, revoked or was used.");
    }
    long number = issued.incrementAndGet();
    String token = "zt" + String.format("%016x", number * 0x9E3779B97F4A7C15L);
    expiries.put(token, clock.instant().plus(Duration.ofSeconds(seconds)));
    ObjectNode answer = Json.object();
    answer.put("access_token", token).put("token_type", "bearer").put("scope", "read");
    if (asked.has("expires_in") && !silent) {
      answer.put("expires_in", seconds);
    }
    if (refreshed) {
      String next = String.format("zr%04d", number);
      refreshTokens.add(next);
      answer.put("refresh_token", next);
    }
    return Response.json(200, answer);
  }

  /** Refuses a request without a valid token. */
  void check(Request request) {
    if (request.bearerToken().isEmpty()) {
      throw new HttpProblem(
          Response.json(401, Json.object().put("error", "Couldn't authenticate you")));
    }
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
