package io.selfsame.simulator.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an {@link Endpoint} answers; {@code Content-Type} is one of the headers. Immutable.
 *
 * @param charset how the body becomes bytes; bytes of any kind are a body in ISO 8859-1
 */
public record Response(int status, Map<String, String> headers, String body, Charset charset) {
  public Response {
    headers = Map.copyOf(headers);
  }

  public Response(int status, Map<String, String> headers, String body) {
    this(status, headers, body, StandardCharsets.UTF_8);
  }

  /** An answer that is no text. */
  public static Response bytes(int status, String contentType, byte[] body) {
    Charset each = StandardCharsets.ISO_8859_1;
    return new Response(status, contentType(contentType), new String(body, each), each);
  }

  public static Response json(int status, JsonNode body) {
    return new Response(status, contentType("application/json; charset=utf-8"), body.toString());
  }

  public static Response xml(int status, String body) {
    return new Response(status, contentType("text/xml; charset=utf-8"), body);
  }

  public static Response html(int status, String body) {
    return new Response(status, contentType("text/html; charset=utf-8"), body);
  }

  public static Response text(int status, String body) {
    return new Response(status, contentType("text/plain; charset=utf-8"), body);
  }

  public static Response noContent() {
    return new Response(204, Map.of(), "");
  }

  public Response withHeader(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(name, value);
    return new Response(status, all, body, charset);
  }

  private static Map<String, String> contentType(String type) {
    return Map.of("Content-Type", type);
  }
}
