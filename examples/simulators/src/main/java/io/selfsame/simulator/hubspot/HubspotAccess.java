package io.selfsame.simulator.hubspot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.HttpProblem;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Request;
import io.selfsame.simulator.server.Response;
import io.selfsame.simulator.server.Wire;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A private app's token, which lives until it is revoked, and OAuth access tokens of thirty
 * minutes, with scopes that can be taken away. Thread-safe.
 */
final class HubspotAccess {
  static final String PRIVATE_TOKEN = "pat-na1-5e1f5a3e-0000-4000-8000-000000000000";
  static final String CLIENT_ID = "7fff1e36-2d40-4ae1-bbb1-5266d59564fb";
  static final String CLIENT_SECRET = "hubspot-simulated-secret";

  /** As an authorization code grant would have given it. */
  static final String FIRST_REFRESH_TOKEN = "na1-refresh-0000";

  private static final Duration LIFE = Duration.ofMinutes(30);

  private final Clock clock;
  private final Map<String, Instant> expiries = new ConcurrentHashMap<>();
  private final Set<String> refreshTokens = ConcurrentHashMap.newKeySet();
  private final Set<String> missingScopes = ConcurrentHashMap.newKeySet();
  private final AtomicLong issued = new AtomicLong();
  private volatile boolean rotating;

  HubspotAccess(Clock clock) {
    this.clock = clock;
    refreshTokens.add(FIRST_REFRESH_TOKEN);
  }

  /** Whether a refresh token works only once and a new one comes with every access token. */
  void rotateRefreshTokens(boolean rotate) {
    rotating = rotate;
  }

  /** Takes a scope away from the app, or gives it back. */
  void grant(String scope, boolean granted) {
    if (granted) {
      missingScopes.remove(scope);
    } else {
      missingScopes.add(scope);
    }
  }

  void expireAll() {
    expiries.replaceAll((token, expiry) -> Instant.MIN);
  }

  /** How many access tokens were handed out. */
  long issued() {
    return issued.get();
  }

  /** {@code POST /oauth/v1/token} with a form. */
  Response issue(Request request) {
    Map<String, List<String>> form = Wire.parameters(request.body());
    if (!first(form, "grant_type").equals("refresh_token")) {
      throw problem("BAD_GRANT_TYPE", "missing or unknown grant type");
    }
    if (!first(form, "client_id").equals(CLIENT_ID)
        || !first(form, "client_secret").equals(CLIENT_SECRET)) {
      throw problem("BAD_CLIENT_ID", "missing or invalid client id or secret");
    }
    String given = first(form, "refresh_token");
    boolean known = rotating ? refreshTokens.remove(given) : refreshTokens.contains(given);
    if (!known) {
      throw problem("BAD_REFRESH_TOKEN", "missing or invalid refresh token");
    }
    return token(given);
  }

  private Response token(String given) {
    long number = issued.incrementAndGet();
    String token = "C" + String.format("%031x", number * 0x9E3779B97F4A7C15L);
    expiries.put(token, clock.instant().plus(LIFE));
    String next = rotating ? String.format("na1-refresh-%04d", number) : given;
    refreshTokens.add(next);
    return Response.json(
        200,
        Json.object()
            .put("token_type", "bearer")
            .put("refresh_token", next)
            .put("access_token", token)
            .put("expires_in", LIFE.toSeconds()));
  }

  /** Refuses a request without a valid token. */
  void check(Request request) {
    String token =
        request
            .bearerToken()
            .orElseThrow(
                () ->
                    HubspotProblems.of(
                        401,
                        "INVALID_AUTHENTICATION",
                        "Authentication credentials not found. This API supports OAuth 2.0"
                            + " authentication."));
    if (token.equals(PRIVATE_TOKEN)) {
      return;
    }
    if (!token.startsWith("pat-") && !token.startsWith("C")) {
      // What cannot be a token does not get past the edge.
      throw new HttpProblem(Response.html(530, "error code: 1016"));
    }
    Instant expiry = expiries.get(token);
    if (expiry == null) {
      throw HubspotProblems.of(
          401, "INVALID_AUTHENTICATION", "The access token is not valid for this portal.");
    }
    if (!clock.instant().isBefore(expiry)) {
      throw HubspotProblems.of(
          401, "EXPIRED_AUTHENTICATION", "The OAuth token used to make this call has expired.");
    }
  }

  /** Refuses a request that needs a scope the app has not. */
  void need(String scope) {
    if (missingScopes.contains(scope)) {
      throw HubspotProblems.missingScope(scope);
    }
  }

  private static HttpProblem problem(String status, String message) {
    ObjectNode body = Json.object().put("status", status).put("message", message);
    return new HttpProblem(
        Response.json(400, body.put("correlationId", HubspotProblems.NO_CORRELATION)));
  }

  private static String first(Map<String, List<String>> form, String name) {
    return form.getOrDefault(name, List.of("")).get(0);
  }
}
