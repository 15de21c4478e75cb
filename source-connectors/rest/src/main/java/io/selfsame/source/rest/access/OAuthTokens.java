package io.selfsame.source.rest.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.selfsame.source.polling.http.AccessToken;
import io.selfsame.source.polling.http.HttpAnswer;
import io.selfsame.source.polling.http.HttpTransport;
import io.selfsame.source.polling.http.TokenSource;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.rest.manifest.AuthSpec;
import io.selfsame.source.rest.template.Template;
import io.selfsame.source.rest.template.Values;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import okhttp3.Credentials;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * OAuth's client credentials and refresh token grants. Where each refresh gives a new refresh
 * token, it is in the secrets file before the access token is used: a token that was spent and lost
 * could not be had again.
 */
final class OAuthTokens implements TokenSource {
  private final HttpTransport http;
  private final HttpUrl url;
  private final AuthSpec.OAuth spec;
  private final Values settings;
  private final Secrets secrets;
  private final Optional<RotatingToken> rotating;
  private final Clock clock;

  OAuthTokens(
      HttpTransport http,
      HttpUrl url,
      AuthSpec.OAuth spec,
      Values settings,
      Secrets secrets,
      Optional<RotatingToken> rotating,
      Clock clock) {
    this.http = http;
    this.url = url;
    this.spec = spec;
    this.settings = settings;
    this.secrets = secrets;
    this.rotating = rotating;
    this.clock = clock;
  }

  @Override
  public AccessToken fetch() throws VendorException {
    if (rotating.isPresent()) {
      return rotating.get().exchange(this::rotated);
    }
    Optional<String> refresh =
        spec.refreshToken().isPresent()
            ? Optional.of(secrets.require(spec.refreshToken().get()))
            : Optional.empty();
    JsonNode answer = ask(refresh);
    if (refresh.isPresent()
        && !answer.path("refresh_token").asText(refresh.get()).equals(refresh.get())) {
      throw VendorException.config(
          "REFRESH_TOKEN_ROTATED",
          "the vendor gave a new refresh token, which would be lost at the next start",
          "rest.manifest",
          "Say 'rotates: true' in the manifest's auth and set 'rest.refresh.token.file'.");
    }
    return token(answer);
  }

  private RotatingToken.Exchanged rotated(String refresh) throws VendorException {
    JsonNode answer = ask(Optional.of(refresh));
    return new RotatingToken.Exchanged(token(answer), answer.path("refresh_token").asText(refresh));
  }

  private JsonNode ask(Optional<String> refresh) throws VendorException {
    HttpAnswer answer = http.send(request(refresh));
    String what = "the vendor refused to issue an access token";
    int status = answer.status();
    if (status == 400 || status == 401 || status == 403) {
      String setting = Secrets.PREFIX + spec.refreshToken().orElse(spec.clientSecret());
      throw VendorException.auth(
          "TOKEN_HTTP_" + status,
          what,
          setting,
          "Check the client id and '"
              + String.join("', '", spec.secrets().stream().map(n -> Secrets.PREFIX + n).toList())
              + "'.");
    }
    if (status / 100 == 3) {
      throw VendorException.config(
          "TOKEN_HTTP_" + status,
          "the token URL leads elsewhere, where no secret is sent",
          "rest.manifest",
          "Correct 'token_url'.");
    }
    if (!answer.isSuccess()) {
      throw VendorException.retry("TOKEN_HTTP_" + status, what, answer.retryAfter(clock));
    }
    return answer.json();
  }

  private Request request(Optional<String> refresh) throws VendorException {
    String clientId = spec.clientId().fill(settings).orElse("");
    String clientSecret = secrets.require(spec.clientSecret());
    FormBody.Builder form = new FormBody.Builder();
    form.add("grant_type", refresh.isPresent() ? "refresh_token" : "client_credentials");
    refresh.ifPresent(token -> form.add("refresh_token", token));
    for (Map.Entry<String, Template> parameter : spec.parameters().entrySet()) {
      parameter.getValue().fill(settings).ifPresent(value -> form.add(parameter.getKey(), value));
    }
    Request.Builder request = new Request.Builder().url(url).header("Accept", "application/json");
    if (spec.inHeader()) {
      request.header("Authorization", Credentials.basic(clientId, clientSecret));
    } else {
      form.add("client_id", clientId).add("client_secret", clientSecret);
    }
    return request.post(form.build()).build();
  }

  private AccessToken token(JsonNode answer) throws VendorException {
    Instant now = clock.instant();
    String token = answer.path("access_token").asText();
    if (token.isEmpty()) {
      throw VendorException.retry(
          "NO_TOKEN", "a token request was answered without a token", Optional.empty());
    }
    long seconds = answer.path("expires_in").asLong(0);
    Optional<Instant> end = seconds > 0 ? Optional.of(now.plusSeconds(seconds)) : Optional.empty();
    return new AccessToken(token, end, Map.of());
  }
}
