package io.selfsame.quickstart.landscape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.selfsame.cluster.ClusterException;
import io.selfsame.cluster.JavaProgram;
import io.selfsame.cluster.ProcessGroup;
import io.selfsame.quickstart.truth.Truth;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The simulators in a process of their own, reached over HTTP only, like the vendors they stand
 * for.
 */
public final class Vendors {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int HEAP_MEGABYTES = 768;

  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonNode access;

  private Vendors(JsonNode access) {
    this.access = access;
  }

  /** Starts the simulators with a generated population. */
  public static Vendors start(ProcessGroup processes, Path directory, int people, long seed) {
    Path file = directory.resolve("simulators.json").toAbsolutePath();
    List<String> arguments =
        List.of(
            "--people", Integer.toString(people),
            "--seed", Long.toString(seed),
            "--ports-file", file.toString(),
            // The vendor's own ten exports a minute, a minute late, would make a short show long.
            "--zendesk-exports", "0",
            "--zendesk-withheld", "PT1S");
    processes.start(
        new JavaProgram(
            "simulators",
            directory,
            HEAP_MEGABYTES,
            "io.selfsame.simulator.Simulators",
            arguments,
            "the simulators have written how to reach them",
            () -> Files.exists(file)));
    try {
      return new Vendors(JSON.readTree(file.toFile()));
    } catch (IOException unreadable) {
      throw new ClusterException("not readable: " + file, unreadable);
    }
  }

  /** What the connectors' configurations refer to as {@code ${env:…}}. */
  public Map<String, String> environment() {
    return Map.of(
        "SELFSAME_SALESFORCE_LOGIN_URL", text("/salesforce/loginUrl"),
        "SELFSAME_SALESFORCE_CLIENT_ID", text("/salesforce/clientId"),
        "SELFSAME_SALESFORCE_CLIENT_SECRET", text("/salesforce/clientSecret"),
        "SELFSAME_STRIPE_API_BASE", text("/stripe/apiBase"),
        "SELFSAME_STRIPE_API_KEY", text("/stripe/apiKey"),
        "SELFSAME_ZENDESK_BASE_URL", text("/zendesk/baseUrl"),
        "SELFSAME_ZENDESK_CLIENT_ID", text("/zendesk/clientId"),
        "SELFSAME_ZENDESK_CLIENT_SECRET", text("/zendesk/clientSecret"),
        "SELFSAME_POLL_INTERVAL_MS", "1000");
  }

  public URI control() {
    return URI.create(text("/control"));
  }

  public Truth truth() {
    return Truth.parse(send(HttpRequest.newBuilder(control().resolve("/truth")).GET()));
  }

  /** Merges fields into a vendor's row, as somebody working at the vendor's screen would. */
  public void change(String vendor, String object, String id, String patch) {
    send(HttpRequest.newBuilder(row(vendor, object, id)).POST(BodyPublishers.ofString(patch)));
  }

  public void delete(String vendor, String object, String id) {
    send(HttpRequest.newBuilder(row(vendor, object, id)).DELETE());
  }

  private URI row(String vendor, String object, String id) {
    return control().resolve("/" + vendor + "/" + object + "/" + id);
  }

  private String text(String pointer) {
    JsonNode node = access.at(pointer);
    if (!node.isTextual()) {
      throw new ClusterException("the simulators did not say " + pointer);
    }
    return node.asText();
  }

  private String send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new ClusterException(
            "the simulators' control answered " + answer.statusCode() + " to " + answer.uri());
      }
      return answer.body();
    } catch (IOException unreachable) {
      throw new ClusterException("the simulators' control does not answer", unreachable);
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new ClusterException("interrupted", interrupt);
    }
  }
}
