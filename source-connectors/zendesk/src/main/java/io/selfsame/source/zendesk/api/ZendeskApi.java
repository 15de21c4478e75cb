package io.selfsame.source.zendesk.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.selfsame.source.polling.http.AccessToken;
import io.selfsame.source.polling.http.HttpAnswer;
import io.selfsame.source.polling.http.HttpTransport;
import io.selfsame.source.polling.http.RateBudget;
import io.selfsame.source.polling.http.TokenProvider;
import io.selfsame.source.polling.vendor.RejectedRow;
import io.selfsame.source.polling.vendor.VendorException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * Authorized requests to one account. A refused token is renewed once per request; requests wait
 * for the budgets that all readers of the account share. Redirects are not followed: the token
 * would go with them. Thread-safe; blocking; {@link #close()} cancels.
 */
public final class ZendeskApi implements AutoCloseable {
  private static final Pattern USER = Pattern.compile("/api/v2/users/([0-9]+)(\\.json)?");

  /**
   * A page of rows.
   *
   * @param body as Zendesk sent it, without the rows that were left out
   * @param rejected what was left out
   */
  public record Rows(JsonNode body, List<RejectedRow> rejected) {
    public Rows {
      rejected = List.copyOf(rejected);
    }
  }

  /** How an answer is read. */
  private interface Sending {
    HttpAnswer answer(Request request) throws VendorException;
  }

  private final HttpTransport http;
  private final HttpUrl baseUrl;
  private final TokenProvider tokens;
  private final Budgets budgets;
  private final Clock clock;
  private final long maxRowBytes;
  private volatile OptionalLong requestsLeft = OptionalLong.empty();

  /**
   * @param http closed with this
   * @param maxRowBytes longer rows are left out
   */
  public ZendeskApi(
      HttpTransport http,
      HttpUrl baseUrl,
      TokenProvider tokens,
      Budgets budgets,
      Clock clock,
      long maxRowBytes) {
    this.http = http;
    this.baseUrl = baseUrl;
    this.tokens = tokens;
    this.budgets = budgets;
    this.clock = clock;
    this.maxRowBytes = maxRowBytes;
  }

  /**
   * Returns the page of an incremental export, {@code users/cursor.json} for example.
   *
   * @param rows the name of the page's list of rows
   */
  public Rows export(String path, String rows, Map<String, String> query) throws VendorException {
    return rows("incremental/" + path, rows, query, budgets.exports());
  }

  /** Returns a page of an ordinary list of rows; see {@link #export}. */
  public Rows rows(String path, String rows, Map<String, String> query) throws VendorException {
    return rows(path, rows, query, budgets.requests());
  }

  /** Returns a page of an ordinary list, {@code user_fields.json} for example. */
  public JsonNode list(String path, Map<String, String> query) throws VendorException {
    return succeeded(get(path, query, budgets.requests(), http::send), path, budgets.requests())
        .json();
  }

  /** The user the token belongs to. */
  public JsonNode me() throws VendorException {
    return list("users/me.json", Map.of()).path("user");
  }

  /** The user that a deleted one was merged into, if it was: reading it leads there. */
  public Optional<String> mergedInto(String user) throws VendorException {
    String path = "users/" + user + ".json";
    HttpAnswer answer = get(path, Map.of(), budgets.requests(), http::send);
    Optional<String> shown =
        switch (answer.status()) {
          case 200 -> Optional.of(answer.json().at("/user/id").asText());
          case 301, 302, 307, 308 -> answer.header("Location").flatMap(this::userAt);
          case 404, 410 -> Optional.empty();
          default -> throw failure(answer, path, budgets.requests());
        };
    return shown.filter(id -> !id.isEmpty() && !id.equals(user));
  }

  /** How many requests of the current minute were left at the last answer that told. */
  public OptionalLong requestsLeft() {
    return requestsLeft;
  }

  @Override
  public void close() {
    http.close();
  }

  private Rows rows(String path, String rows, Map<String, String> query, RateBudget budget)
      throws VendorException {
    Sending sending = request -> http.sendForRows(request, List.of(rows), maxRowBytes);
    HttpAnswer answer = succeeded(get(path, query, budget, sending), path, budget);
    return new Rows(answer.json(), answer.rejected());
  }

  private HttpAnswer succeeded(HttpAnswer answer, String path, RateBudget budget)
      throws VendorException {
    if (!answer.isSuccess()) {
      throw failure(answer, path, budget);
    }
    return answer;
  }

  private HttpAnswer get(String path, Map<String, String> query, RateBudget budget, Sending sending)
      throws VendorException {
    HttpUrl.Builder url = baseUrl.newBuilder().addPathSegments("api/v2/" + path);
    query.forEach(url::addQueryParameter);
    AccessToken token = tokens.current();
    HttpAnswer answer = send(url.build(), token, budget, sending);
    if (answer.status() == 401) {
      tokens.reject(token);
      answer = send(url.build(), tokens.current(), budget, sending);
    }
    return answer;
  }

  private HttpAnswer send(HttpUrl url, AccessToken token, RateBudget budget, Sending sending)
      throws VendorException {
    budget.acquire();
    HttpAnswer answer =
        sending.answer(
            new Request.Builder()
                .url(url)
                .header("Authorization", "Bearer " + token.value())
                .header("Accept", "application/json")
                .build());
    heed(RateHeaders.of(answer));
    return answer;
  }

  private void heed(RateHeaders headers) {
    if (headers.remaining().isPresent()) {
      requestsLeft = headers.remaining();
    }
    if (headers.isUsedUp()) {
      headers.reset().ifPresent(this::pauseAll);
    }
  }

  private VendorException failure(HttpAnswer answer, String path, RateBudget budget) {
    VendorException failure = Failures.classify(answer, "Zendesk refused GET " + path, clock);
    if (failure.kind() == VendorException.Kind.RATE_LIMIT) {
      budget.pause(failure.after().orElse(Duration.ZERO));
    }
    return failure;
  }

  private void pauseAll(Duration pause) {
    budgets.requests().pause(pause);
    budgets.exports().pause(pause);
  }

  private Optional<String> userAt(String location) {
    HttpUrl url = baseUrl.resolve(location);
    if (url == null || !url.host().equals(baseUrl.host())) {
      return Optional.empty();
    }
    Matcher user = USER.matcher(url.encodedPath());
    return user.matches() ? Optional.of(user.group(1)) : Optional.empty();
  }
}
