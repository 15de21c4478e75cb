package io.selfsame.source.zendesk.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.source.polling.http.AccessToken;
import io.selfsame.source.polling.http.HttpAnswer;
import io.selfsame.source.polling.http.HttpTransport;
import io.selfsame.source.polling.http.TokenSource;
import io.selfsame.source.polling.vendor.VendorException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * The client credentials grant. There is no refresh token: a new token is asked for before the old
 * one ends, or when it is refused. Zendesk tells a life-time only if one was asked for.
 */
public final class ClientCredentials implements TokenSource {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final Duration LIFE_TIME = Duration.ofMinutes(30);

  private final HttpTransport http;
  private final HttpUrl baseUrl;
  private final String clientId;
  private final String clientSecret;
  private final Clock clock;

  public ClientCredentials(
      HttpTransport http, HttpUrl baseUrl, String clientId, String clientSecret, Clock clock) {
    this.http = http;
    this.baseUrl = baseUrl;
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.clock = clock;
  }

  @Override
  public AccessToken fetch() throws VendorException {
    Instant asked = clock.instant();
    HttpAnswer answer = http.send(request());
    if (!answer.isSuccess()) {
      throw refused(answer);
    }
    JsonNode body = answer.json();
    String token = body.path("access_token").asText();
    if (token.isEmpty()) {
      throw VendorException.retry(
          "NO_TOKEN", "Zendesk answered a token request without a token", Optional.empty());
    }
    long seconds = body.path("expires_in").asLong(LIFE_TIME.toSeconds());
    return new AccessToken(token, Optional.of(asked.plusSeconds(seconds)), Map.of());
  }

  private Request request() {
    ObjectNode grant =
        JsonNodeFactory.instance
            .objectNode()
            .put("grant_type", "client_credentials")
            .put("client_id", clientId)
            .put("client_secret", clientSecret)
            .put("scope", "read")
            .put("expires_in", LIFE_TIME.toSeconds());
    return new Request.Builder()
        .url(baseUrl.newBuilder().addPathSegments("oauth/tokens").build())
        .post(RequestBody.create(grant.toString(), JSON))
        .build();
  }

  private VendorException refused(HttpAnswer answer) {
    String what = "Zendesk refused to issue an access token";
    int status = answer.status();
    if (status == 400 || status == 401 || status == 403) {
      return VendorException.auth(
          Failures.code(answer),
          what,
          "zendesk.client.secret",
          "Check the OAuth client's unique identifier and secret, and that it may use the client"
              + " credentials grant.");
    }
    return Failures.classify(answer, what, clock);
  }
}
