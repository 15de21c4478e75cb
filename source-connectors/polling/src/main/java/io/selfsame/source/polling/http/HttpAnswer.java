package io.selfsame.source.polling.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.selfsame.source.polling.vendor.RejectedRow;
import io.selfsame.source.polling.vendor.VendorException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import okhttp3.Headers;

/** A vendor's complete answer, its body within the size limit. */
public final class HttpAnswer {
  private final String where;
  private final int status;
  private final Headers headers;
  private final byte[] body;
  private final Optional<JsonPage> page;

  HttpAnswer(String where, int status, Headers headers, byte[] body) {
    this.where = Objects.requireNonNull(where, "where");
    this.status = status;
    this.headers = headers;
    this.body = body.clone();
    this.page = Optional.empty();
  }

  /** An answer whose rows were read as they came. */
  HttpAnswer(String where, int status, Headers headers, JsonPage page) {
    this.where = Objects.requireNonNull(where, "where");
    this.status = status;
    this.headers = headers;
    this.body = new byte[0];
    this.page = Optional.of(page);
  }

  public int status() {
    return status;
  }

  public boolean isSuccess() {
    return status / 100 == 2;
  }

  /** The first header of a name, in any case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** How long the vendor asks to wait ({@code Retry-After}, seconds or a date). */
  public Optional<Duration> retryAfter(Clock clock) {
    return header("Retry-After").flatMap(text -> RetryAfter.parse(text, clock));
  }

  /** The body's text, for JSON read by other means; empty when its rows were read as they came. */
  public byte[] body() {
    return body.clone();
  }

  /**
   * Parses the body.
   *
   * @throws VendorException RETRY when it is not JSON (a proxy's page, a cut-off answer)
   */
  public JsonNode json() throws VendorException {
    return page.isPresent() ? page.get().body() : VendorJson.parse(body, where);
  }

  /** Rows that were left out of {@link #json}, too long or malformed as they were. */
  public List<RejectedRow> rejected() {
    return page.map(JsonPage::rejected).orElse(List.of());
  }
}
