package io.selfsame.source.zendesk.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.selfsame.source.polling.http.AccessToken;
import io.selfsame.source.polling.http.HttpAnswer;
import io.selfsame.source.polling.http.HttpTransport;
import io.selfsame.source.polling.http.RateBudget;
import io.selfsame.source.polling.http.TokenProvider;
import io.selfsame.source.polling.vendor.VendorException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * Authorized requests to one account. A refused token is renewed once per request; exports wait for
 * the budget all exports of the account share. Thread-safe; blocking; {@link #close()} cancels.
 */
public final class ZendeskApi implements AutoCloseable {
  private final HttpTransport http;
  private final HttpUrl baseUrl;
  private final TokenProvider tokens;
  private final RateBudget exports;
  private final Clock clock;

  /**
   * @param http closed with this
   */
  public ZendeskApi(
      HttpTransport http, HttpUrl baseUrl, TokenProvider tokens, RateBudget exports, Clock clock) {
    this.http = http;
    this.baseUrl = baseUrl;
    this.tokens = tokens;
    this.exports = exports;
    this.clock = clock;
  }

  /** Returns the page of an incremental export, {@code users/cursor.json} for example. */
  public JsonNode export(String path, Map<String, String> query) throws VendorException {
    return get("incremental/" + path, query, true);
  }

  /** The user the token belongs to. */
  public JsonNode me() throws VendorException {
    return get("users/me.json", Map.of(), false).path("user");
  }

  @Override
  public void close() {
    http.close();
  }

  private JsonNode get(String path, Map<String, String> query, boolean export)
      throws VendorException {
    HttpUrl.Builder url = baseUrl.newBuilder().addPathSegments("api/v2/" + path);
    query.forEach(url::addQueryParameter);
    AccessToken token = tokens.current();
    HttpAnswer answer = send(url.build(), token, export);
    if (answer.status() == 401) {
      tokens.reject(token);
      answer = send(url.build(), tokens.current(), export);
    }
    if (!answer.isSuccess()) {
      throw failure(answer, path, export);
    }
    return answer.json();
  }

  private HttpAnswer send(HttpUrl url, AccessToken token, boolean export) throws VendorException {
    if (export) {
      exports.acquire();
    }
    return http.send(
        new Request.Builder()
            .url(url)
            .header("Authorization", "Bearer " + token.value())
            .header("Accept", "application/json")
            .build());
  }

  private VendorException failure(HttpAnswer answer, String path, boolean export) {
    VendorException failure = Failures.classify(answer, "Zendesk refused GET " + path, clock);
    if (export && failure.kind() == VendorException.Kind.RATE_LIMIT) {
      exports.pause(failure.after().orElse(Duration.ZERO));
    }
    return failure;
  }
}
