package io.selfsame.source.polling.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Ways in which a vendor can fail to answer a request for data. Bodies quote a customer. */
public enum Failure {
  SERVER_ERROR(503, "text/plain", Canary.TEXT),
  RATE_LIMITED(429, "application/json", "{\"error\":\"" + Canary.TEXT + "\"}"),
  HTML_WITH_200(200, "text/html", "<html>" + Canary.TEXT + "</html>"),
  MALFORMED_JSON(200, "application/json", "{\"rows\":[{\"email\":\"" + Canary.TEXT + "\""),
  EMPTY_BODY(200, "application/json", ""),
  /** Rows of a JSON answer go on after the answer's end. */
  TRAILING(200, "application/json", "{\"rows\":[]} {\"email\":\"" + Canary.TEXT + "\"}"),
  NUL_BYTES(200, "application/json", "\0\0\0" + Canary.TEXT + "\0"),
  DEEP_NESTING(200, "application/json", "{\"a\":".repeat(100_000) + "\"" + Canary.TEXT + "\""),
  INVALID_UTF8(200, "application/json", "{\"email\":\"" + Canary.TEXT + "INVALID\"}"),
  TRUNCATED_GZIP(200, "application/json", ("{\"email\":\"" + Canary.TEXT + "\"}").repeat(500)),
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

  /** The body as text, where it is text. */
  public String body() {
    return body;
  }

  /** The body as it goes over the wire. */
  public byte[] bytes() {
    return switch (this) {
      case INVALID_UTF8 -> body.replace("INVALID", "\u00c3(").getBytes(StandardCharsets.ISO_8859_1);
      case TRUNCATED_GZIP -> halfOf(gzip(body));
      default -> body.getBytes(StandardCharsets.UTF_8);
    };
  }

  public Map<String, String> headers() {
    Map<String, String> headers = new HashMap<>(Map.of("Content-Type", contentType));
    if (status == 429) {
      headers.put("Retry-After", "0");
    }
    if (this == TRUNCATED_GZIP) {
      headers.put("Content-Encoding", "gzip");
    }
    return headers;
  }

  /** Whether time alone heals it. */
  public boolean passes() {
    return this != UNAUTHORIZED && this != FORBIDDEN && this != HANGING;
  }

  private static byte[] halfOf(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length / 2);
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
