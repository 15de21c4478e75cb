package io.selfsame.source.salesforce.auth;

import com.fasterxml.jackson.databind.JsonNode;
import io.selfsame.source.polling.http.AccessToken;
import io.selfsame.source.polling.http.HttpAnswer;
import io.selfsame.source.polling.http.HttpTransport;
import io.selfsame.source.polling.http.TokenSource;
import io.selfsame.source.polling.vendor.VendorException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * Obtains a session from {@code /services/oauth2/token}. It comes without an expiry: it is used for
 * a set time, or until Salesforce refuses it. All later calls go to the {@code instance_url} that
 * came with it.
 */
public final class SessionSource implements TokenSource {
  private static final String INSTANCE_URL = "instance_url";

  /** OAuth error codes; anything else an answer holds is not repeated. */
  private static final Pattern CODE = Pattern.compile("[a-z][a-z_]{2,60}");

  private final HttpTransport http;
  private final HttpUrl loginUrl;
  private final Grant grant;
  private final Predicate<HttpUrl> allowed;
  private final Duration age;
  private final Clock clock;

  /**
   * @param age how long a session is used
   * @param allowed whether the connector may send a session to a URL (plain http may be forbidden)
   */
  public SessionSource(
      HttpTransport http,
      HttpUrl loginUrl,
      Grant grant,
      Predicate<HttpUrl> allowed,
      Duration age,
      Clock clock) {
    this.http = http;
    this.loginUrl = loginUrl;
    this.grant = grant;
    this.allowed = allowed;
    this.age = age;
    this.clock = clock;
  }

  /** The URL, without a final slash, that calls with a session go to. */
  public static String instanceUrl(AccessToken session) {
    return session.attributes().get(INSTANCE_URL);
  }

  @Override
  public AccessToken fetch() throws VendorException {
    FormBody.Builder form = new FormBody.Builder();
    grant.form().forEach(form::add);
    HttpUrl endpoint = loginUrl.newBuilder().addPathSegments("services/oauth2/token").build();
    HttpAnswer answer = http.send(new Request.Builder().url(endpoint).post(form.build()).build());
    if (!answer.isSuccess()) {
      throw refused(answer);
    }
    JsonNode body = answer.json();
    String token = body.path("access_token").asText();
    if (token.isEmpty()) {
      throw VendorException.retry(
          "NO_TOKEN", "Salesforce answered a token request without a token", Optional.empty());
    }
    return new AccessToken(
        token,
        Optional.of(clock.instant().plus(age)),
        Map.of(INSTANCE_URL, instanceUrl(body.path(INSTANCE_URL).asText())));
  }

  private String instanceUrl(String text) throws VendorException {
    HttpUrl url = HttpUrl.parse(text);
    if (url == null || !allowed.test(url)) {
      throw VendorException.config(
          "INSTANCE_URL",
          "Salesforce named an instance URL that is missing, no URL or plain http",
          "salesforce.login.url",
          "Check that this is the org's login URL.");
    }
    String base = url.newBuilder().encodedPath("/").build().toString();
    return base.substring(0, base.length() - 1);
  }

  private VendorException refused(HttpAnswer answer) {
    String what = "Salesforce refused to issue a session";
    int status = answer.status();
    if (status == 429) {
      return VendorException.rateLimited("HTTP_429", what, answer.retryAfter(clock));
    }
    if (status >= 500 || status == 408) {
      return VendorException.retry("HTTP_" + status, what, answer.retryAfter(clock));
    }
    String code = code(answer);
    return switch (code) {
      case "invalid_client_id", "unauthorized_client" ->
          VendorException.auth(
              code, what, "salesforce.client.id", "Check the connected app's consumer key.");
      case "unknown_error", "server_error", "temporarily_unavailable" ->
          VendorException.retry(code, what, answer.retryAfter(clock));
      default ->
          code.startsWith("HTTP_")
              ? VendorException.config(
                  code,
                  what,
                  "salesforce.login.url",
                  "Check that this is the org's My Domain URL, for example"
                      + " https://example.my.salesforce.com.")
              : VendorException.auth(code, what, grant.credentialSetting(), grant.remedy());
    };
  }

  private static String code(HttpAnswer answer) {
    try {
      String code = answer.json().path("error").asText();
      return CODE.matcher(code).matches() ? code : "HTTP_" + answer.status();
    } catch (VendorException notJson) {
      return "HTTP_" + answer.status();
    }
  }
}
