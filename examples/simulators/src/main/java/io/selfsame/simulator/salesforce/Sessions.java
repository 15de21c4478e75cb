package io.selfsame.simulator.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Request;
import io.selfsame.simulator.server.Response;
import io.selfsame.simulator.server.Wire;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** OAuth: client credentials and JWT bearer; sessions expire by the clock. Thread-safe. */
final class Sessions {
  static final String CLIENT_ID = "3MVG9selfsame_simulator";
  static final String CLIENT_SECRET = "salesforce-simulated-secret";
  private static final Duration LIFE = Duration.ofHours(2);

  private final Clock clock;
  private final Map<String, Instant> expiries = new ConcurrentHashMap<>();
  private final Map<String, PublicKey> certificates = new ConcurrentHashMap<>();
  private final AtomicLong issued = new AtomicLong();
  private volatile Optional<String> instanceUrl = Optional.empty();

  Sessions(Clock clock) {
    this.clock = clock;
  }

  /** Registers the certificate of a user who is authorized in advance. */
  void authorize(String username, PublicKey key) {
    certificates.put(username, key);
  }

  /** Where sessions from now on say that calls are to go. */
  void sendTo(String url) {
    instanceUrl = Optional.of(url);
  }

  void expireAll() {
    expiries.clear();
  }

  boolean isValid(String session) {
    Instant expiry = expiries.get(session);
    return expiry != null && clock.instant().isBefore(expiry);
  }

  /** {@code POST /services/oauth2/token}. */
  Response issue(Request request, String instanceUrl) {
    Map<String, List<String>> form = Wire.parameters(request.body());
    String grant = first(form, "grant_type");
    if (grant.equals("client_credentials")) {
      if (!first(form, "client_id").equals(CLIENT_ID)) {
        return problem("invalid_client_id", "client identifier invalid");
      }
      if (!first(form, "client_secret").equals(CLIENT_SECRET)) {
        return problem("invalid_client", "invalid client credentials");
      }
      return token(instanceUrl);
    }
    if (grant.equals("urn:ietf:params:oauth:grant-type:jwt-bearer")) {
      return isAuthorized(first(form, "assertion"))
          ? token(instanceUrl)
          : problem("invalid_grant", "user hasn't approved this consumer");
    }
    return problem("unsupported_grant_type", "grant type not supported");
  }

  private boolean isAuthorized(String assertion) {
    String[] parts = assertion.split("\\.");
    if (parts.length != 3) {
      return false;
    }
    try {
      ObjectNode claims =
          Json.parseObject(
              new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
      Optional<PublicKey> key = Optional.ofNullable(certificates.get(claims.path("sub").asText()));
      long expiry = claims.path("exp").asLong();
      long now = clock.instant().getEpochSecond();
      return key.isPresent()
          && claims.path("iss").asText().equals(CLIENT_ID)
          && expiry >= now
          && expiry <= now + 300
          && isSigned(key.get(), parts);
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private static boolean isSigned(PublicKey key, String[] parts) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(key);
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    } catch (GeneralSecurityException unverifiable) {
      return false;
    }
  }

  private Response token(String ownUrl) {
    String instanceUrl = this.instanceUrl.orElse(ownUrl);
    String session = "00D5e0000000001!AQ" + String.format("%032x", issued.incrementAndGet());
    expiries.put(session, clock.instant().plus(LIFE));
    ObjectNode answer = Json.object();
    answer
        .put("access_token", session)
        .put("signature", "c2ltdWxhdGVk")
        .put("scope", "api")
        .put("instance_url", instanceUrl)
        .put("id", instanceUrl + "/id/00D5e0000000001EAA/0055e0000000001AAA")
        .put("token_type", "Bearer")
        .put("issued_at", Long.toString(clock.millis()));
    return Response.json(200, answer);
  }

  private static String first(Map<String, List<String>> form, String name) {
    return form.getOrDefault(name, List.of("")).get(0);
  }

  private static Response problem(String error, String description) {
    return Response.json(
        400, Json.object().put("error", error).put("error_description", description));
  }
}
