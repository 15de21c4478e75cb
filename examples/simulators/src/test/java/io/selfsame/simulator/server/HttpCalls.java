package io.selfsame.simulator.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A small HTTP client for tests: everything is text. */
public final class HttpCalls {
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;
  private final String authorization;
  private String header = "";
  private String value = "";

  public HttpCalls(URI base, String token) {
    this(base, "Bearer", token);
  }

  private HttpCalls(URI base, String scheme, String credentials) {
    this.base = base;
    this.authorization = scheme + " " + credentials;
  }

  /** Calls with a user name and a password. */
  public static HttpCalls basic(URI base, String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return new HttpCalls(base, "Basic", Base64.getEncoder().encodeToString(pair));
  }

  /** From now on requests have this header. */
  public HttpCalls with(String name, String text) {
    header = name;
    value = text;
    return this;
  }

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send("GET", path, "");
  }

  public HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    return http.send(request(method, path, body), BodyHandlers.ofString());
  }

  /** An answer that is no text. */
  public HttpResponse<byte[]> bytes(String path) throws IOException, InterruptedException {
    return http.send(request("GET", path, ""), BodyHandlers.ofByteArray());
  }

  private HttpRequest request(String method, String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .method(method, BodyPublishers.ofString(body))
            .header("Authorization", authorization);
    return (header.isEmpty() ? request : request.header(header, value)).build();
  }
}
