package io.selfsame.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * A schema registry with Confluent's API. Follows no redirect, for it would carry the credentials
 * elsewhere. What a registry says is never quoted: it may echo what it was sent.
 */
final class Registry {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final URI url;
  private final Optional<String> authorization;

  /** What an answer says: its status and, where there is one, its JSON. */
  private record Answer(int status, JsonNode body) {}

  Registry(URI url, Optional<Credentials> credentials) {
    this.url = url;
    this.authorization = credentials.map(Credentials::header);
  }

  /** A user of the registry. */
  record Credentials(String user, String password) {
    String header() {
      byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
      return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    @Override
    public String toString() {
      return "Credentials[hidden]";
    }
  }

  /** Whether the subject has a version. */
  boolean has(String subject) throws RegistryException {
    return send("GET", "/subjects/" + path(subject) + "/versions", Optional.empty())
        .filter(answer -> answer.body().isArray() && !answer.body().isEmpty())
        .isPresent();
  }

  /** The subject's compatibility level, its own or the registry's. */
  String compatibility(String subject) throws RegistryException {
    Optional<Answer> own = send("GET", "/config/" + path(subject), Optional.empty());
    Optional<Answer> level = own.isPresent() ? own : send("GET", "/config", Optional.empty());
    return level.map(answer -> answer.body().path("compatibilityLevel").asText()).orElse("");
  }

  /** Whether the newest version's readers and writers bear the schema, by the subject's level. */
  boolean isCompatible(String subject, ObjectNode schema) throws RegistryException {
    String path = "/compatibility/subjects/" + path(subject) + "/versions/latest";
    return send("POST", path, Optional.of(schema))
        .map(answer -> answer.body().path("is_compatible").asBoolean())
        .orElse(true);
  }

  /** Returns the id of the schema, new or known; empty when the registry refuses it. */
  Optional<Integer> register(String subject, ObjectNode schema) throws RegistryException {
    Answer answer = exchange("POST", "/subjects/" + path(subject) + "/versions", schema.toString());
    if (answer.status() == CONFLICT) {
      return Optional.empty();
    }
    requireOk(answer);
    return Optional.of(answer.body().path("id").asInt());
  }

  void require(String subject, String level) throws RegistryException {
    ObjectNode body = JSON.createObjectNode().put("compatibility", level);
    if (send("PUT", "/config/" + path(subject), Optional.of(body)).isEmpty()) {
      throw new RegistryException(
          "the registry does not let the compatibility of a subject be set");
    }
  }

  /** The answer, or empty when what was asked for is not there. */
  private Optional<Answer> send(String method, String path, Optional<ObjectNode> body)
      throws RegistryException {
    Answer answer = exchange(method, path, body.map(ObjectNode::toString).orElse(""));
    if (answer.status() == NOT_FOUND) {
      return Optional.empty();
    }
    requireOk(answer);
    return Optional.of(answer);
  }

  private static void requireOk(Answer answer) throws RegistryException {
    switch (answer.status()) {
      case OK -> {}
      case 401, 403 ->
          throw new RegistryException(
              "the registry refuses access (status "
                  + answer.status()
                  + "): set --user and the environment variable "
                  + RegistryCommand.PASSWORD);
      case 422 ->
          throw new RegistryException(
              "the registry cannot read the schema (status 422): does it support the format?");
      default ->
          throw new RegistryException(
              "the registry answered with status "
                  + answer.status()
                  + ": is --registry the address of a Confluent-compatible API?");
    }
  }

  private Answer exchange(String method, String path, String body) throws RegistryException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(TIMEOUT)
            .header("Accept", "application/vnd.schemaregistry.v1+json, application/json")
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    authorization.ifPresent(value -> request.header("Authorization", value));
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), parse(response.body(), response.statusCode()));
    } catch (IOException e) {
      throw new RegistryException(
          "the registry cannot be reached ("
              + e.getClass().getSimpleName()
              + "): check --registry and the network");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryException("interrupted while the registry was asked");
    }
  }

  private static JsonNode parse(String body, int status) throws RegistryException {
    try {
      return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
    } catch (JsonProcessingException e) {
      if (status == OK) {
        throw new RegistryException(
            "the registry answered with something else than JSON: is --registry the address of a"
                + " Confluent-compatible API?");
      }
      return MissingNode.getInstance();
    }
  }

  private static String path(String subject) {
    return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
