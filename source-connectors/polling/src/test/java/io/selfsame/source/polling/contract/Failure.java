package io.selfsame.source.polling.contract;

import java.util.Map;

/** Ways in which a vendor can fail to answer a request for data. Bodies quote a customer. */
public enum Failure {
  SERVER_ERROR(503, "text/plain", Canary.TEXT),
  RATE_LIMITED(429, "application/json", "{\"error\":\"" + Canary.TEXT + "\"}"),
  HTML_WITH_200(200, "text/html", "<html>" + Canary.TEXT + "</html>"),
  MALFORMED_JSON(200, "application/json", "{\"rows\":[{\"email\":\"" + Canary.TEXT + "\""),
  /** The connection is closed without an answer. */
  DROPPED(0, "", ""),
  /** No answer comes. */
  HANGING(0, "", ""),
  /** The credentials are refused, also fresh ones. */
  UNAUTHORIZED(401, "application/json", "{\"error\":\"" + Canary.TEXT + "\"}"),
  /** The credentials work, the data is not theirs to read. */
  FORBIDDEN(403, "application/json", "{\"error\":\"" + Canary.TEXT + "\"}");

  private final int status;
  private final String contentType;
  private final String body;

  Failure(int status, String contentType, String body) {
    this.status = status;
    this.contentType = contentType;
    this.body = body;
  }

  /** Whether the vendor answers at all. */
  public boolean isAnswered() {
    return status > 0;
  }

  public int status() {
    return status;
  }

  public String body() {
    return body;
  }

  public Map<String, String> headers() {
    return status == 429
        ? Map.of("Content-Type", contentType, "Retry-After", "0")
        : Map.of("Content-Type", contentType);
  }

  /** Whether time alone heals it. */
  public boolean passes() {
    return this != UNAUTHORIZED && this != FORBIDDEN && this != HANGING;
  }
}
