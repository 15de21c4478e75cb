package io.selfsame.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** JSON over HTTP to one worker. A request that meets a rebalance is sent again. Thread-safe. */
final class RestClient {
  static final ObjectMapper JSON = new ObjectMapper();

  /** A worker answers validation after at most 90 s. */
  private static final Duration ANSWER = Duration.ofSeconds(100);

  private static final Duration REBALANCE = Duration.ofSeconds(60);
  private static final int CONFLICT = 409;

  private final URI base;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  RestClient(URI base) {
    this.base = base;
  }

  URI base() {
    return base;
  }

  JsonNode get(String path) {
    return send("GET", path, MissingNode.getInstance());
  }

  /** A missing body sends none; an empty answer is a missing node. */
  JsonNode send(String method, String path, JsonNode body) {
    return Patience.of(REBALANCE)
        .until(
            "no rebalance at " + base + path,
            () -> {
              HttpResponse<String> response = exchange(method, path, body);
              if (response.statusCode() == CONFLICT && isMomentary(response.body())) {
                return Optional.empty();
              }
              if (response.statusCode() >= 400) {
                throw refusal(method, path, response);
              }
              return Optional.of(parse(response.body()));
            });
  }

  /** A worker that rebalances, or has not read a new configuration yet, asks to be asked again. */
  private static boolean isMomentary(String refusal) {
    return refusal.contains("rebalance") || refusal.contains("stale configuration");
  }

  private HttpResponse<String> exchange(String method, String path, JsonNode body) {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .method(
                method,
                body.isMissingNode()
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(body.toString()))
            .build();
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException unanswered) {
      throw new ClusterException("No answer from the worker to " + method + " " + path, unanswered);
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new ClusterException("Interrupted in " + method + " " + path, interrupt);
    }
  }

  private static ConnectRestException refusal(
      String method, String path, HttpResponse<String> response) {
    String message =
        response.body().startsWith("{")
            ? parse(response.body()).path("message").asText()
            : response.body();
    return new ConnectRestException(
        response.statusCode(), method + " " + path + ": " + response.statusCode() + " " + message);
  }

  static JsonNode parse(String json) {
    try {
      return json.isBlank() ? MissingNode.getInstance() : JSON.readTree(json);
    } catch (JsonProcessingException malformed) {
      throw new ClusterException("Not JSON: an answer of the worker", malformed);
    }
  }
}
