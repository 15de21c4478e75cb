package io.selfsame.source.rest.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.selfsame.source.polling.http.HttpStream;
import io.selfsame.source.polling.http.HttpTransport;
import io.selfsame.source.polling.http.RateBudget;
import io.selfsame.source.polling.http.VendorJson;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.rest.manifest.Limits;
import io.selfsame.source.rest.manifest.RequestSpec;
import io.selfsame.source.rest.template.Values;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * Authorized and paced requests to one account. A refused token is renewed once per request.
 * Redirects are not followed: the credentials would go with them. Thread-safe; blocking; {@link
 * #close()} cancels.
 */
public final class RestApi implements AutoCloseable {
  private static final Set<String> NOT_FOUND = Set.of("HTTP_404", "HTTP_410");
  private static final int REFUSAL_BYTES = 64 * 1024;

  private final HttpTransport http;
  private final Account account;

  /**
   * @param http closed with this
   */
  public RestApi(HttpTransport http, Account account) {
    this.http = http;
    this.account = account;
  }

  /** The hosts that may be asked. */
  public Hosts hosts() {
    return account.hosts();
  }

  /** A request made of a manifest's. */
  public Prepared prepare(RequestSpec spec, Values values) throws VendorException {
    return new Requests(account).prepare(spec, values);
  }

  /**
   * Sends a request and returns as soon as the answer begins.
   *
   * @return empty when the answer means that there is nothing to read
   */
  public Optional<HttpStream> open(Prepared prepared) throws VendorException {
    account.quota().require(prepared.where());
    Optional<Authorization.Header> header = account.authorization().current();
    HttpStream answer = send(prepared, header);
    if (answer.status() == 401
        && header.isPresent()
        && account.authorization().renew(header.get())) {
      answer.close();
      answer = send(prepared, account.authorization().current());
    }
    if (answer.isSuccess()) {
      return Optional.of(answer);
    }
    try (HttpStream refused = answer) {
      Optional<VendorException> failure = account.failures().classify(refusal(refused, prepared));
      if (failure.isPresent()) {
        throw heeded(failure.get(), prepared);
      }
      return Optional.empty();
    }
  }

  /**
   * Sends a request and reads its JSON.
   *
   * @return a missing node when the answer means that there is nothing to read
   */
  public JsonNode json(Prepared prepared) throws VendorException {
    Optional<HttpStream> answer = open(prepared);
    if (answer.isEmpty()) {
      return MissingNode.getInstance();
    }
    try (HttpStream open = answer.get()) {
      return VendorJson.parse(
          bounded(open.body(), account.maxBodyBytes(), prepared.where()), prepared.where());
    }
  }

  /** As {@link #json}; empty when what is asked for does not exist (404, 410). */
  public Optional<JsonNode> find(Prepared prepared) throws VendorException {
    try {
      return Optional.of(json(prepared)).filter(answer -> !answer.isMissingNode());
    } catch (VendorException e) {
      if (NOT_FOUND.contains(e.code())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Calls left of the day's allowance, when the vendor tells. */
  public OptionalLong callsLeft() {
    return account.quota().left();
  }

  @Override
  public void close() {
    http.close();
  }

  private HttpStream send(Prepared prepared, Optional<Authorization.Header> header)
      throws VendorException {
    for (RateBudget budget : budgets(prepared)) {
      budget.acquire();
    }
    Request.Builder request = prepared.request().newBuilder();
    header.ifPresent(sent -> request.header(sent.name(), sent.value()));
    HttpStream answer = http.open(request.build());
    heed(answer, prepared);
    return answer;
  }

  private void heed(HttpStream answer, Prepared prepared) {
    Limits limits = account.manifest().limits();
    Clock clock = account.clock();
    LimitHeaders.pause(limits, answer::header, clock)
        .ifPresent(pause -> budgets(prepared).forEach(budget -> budget.pause(pause)));
    limits
        .quota()
        .ifPresent(
            told -> {
              OptionalLong allowed = LimitHeaders.number(answer.header(told.allowed()));
              OptionalLong left = LimitHeaders.number(answer.header(told.remaining()));
              if (allowed.isPresent() && left.isPresent()) {
                Optional<Duration> reset = told.resetsAt().map(account.failures()::untilMidnight);
                account.quota().told(allowed.getAsLong(), left.getAsLong(), reset);
              }
            });
  }

  private VendorException heeded(VendorException failure, Prepared prepared) {
    if (failure.kind() == VendorException.Kind.RATE_LIMIT) {
      Duration pause = failure.after().orElse(Duration.ZERO);
      budgets(prepared).forEach(budget -> budget.pause(pause));
    }
    return failure;
  }

  private List<RateBudget> budgets(Prepared prepared) {
    List<RateBudget> budgets = new ArrayList<>(account.budgets().all().stream().toList());
    prepared.budget().map(account.budgets().named()::get).ifPresent(budgets::add);
    return budgets;
  }

  private Failures.Refusal refusal(HttpStream answer, Prepared prepared) {
    return new Failures.Refusal(
        answer.status(),
        answer.header(account.manifest().limits().retryAfter()),
        refusalBody(answer),
        prepared.where());
  }

  private static JsonNode refusalBody(HttpStream answer) {
    try {
      return VendorJson.parse(answer.body().readNBytes(REFUSAL_BYTES), answer.where());
    } catch (IOException | VendorException e) {
      // The status says enough; a page of HTML or a broken body adds nothing.
      return MissingNode.getInstance();
    }
  }

  private static byte[] bounded(InputStream body, long most, String where) throws VendorException {
    try {
      byte[] bytes = body.readNBytes((int) Math.min(Integer.MAX_VALUE - 8L, most + 1));
      if (bytes.length > most) {
        throw VendorException.fatal(
            "BODY_TOO_LONG",
            where + " answered with more than " + most + " bytes",
            "Raise 'request.max.body.bytes' or ask for smaller pages.");
      }
      return bytes;
    } catch (IOException e) {
      throw VendorException.retry(
          e.getClass().getSimpleName(), where + " was cut off", Optional.empty());
    }
  }

  /** The URL of the next page an answer names. */
  public HttpUrl next(Prepared asked, String link) throws VendorException {
    return account.hosts().next(asked.request().url(), link);
  }
}
