package io.selfsame.cluster;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/**
 * The REST interface of a Connect worker. Calls wait out rebalances, then throw {@link
 * ConnectRestException} when the worker refuses and {@link ClusterException} when it does not
 * answer. Thread-safe.
 */
public final class ConnectRest {
  private static final JsonNode NO_BODY = MissingNode.getInstance();
  private static final int NOT_FOUND = 404;

  private final RestClient client;

  /** Talks to the worker at {@code base}, like {@code http://127.0.0.1:8083}. */
  public ConnectRest(URI base) {
    this.client = new RestClient(base);
  }

  public URI base() {
    return client.base();
  }

  /** Whether the worker serves requests by now. */
  public boolean answers() {
    try {
      connectors();
      return true;
    } catch (ClusterException notYet) {
      return false;
    }
  }

  /** Everything the worker found on its plugin path and class path. */
  public List<InstalledPlugin> plugins() {
    List<InstalledPlugin> plugins = new ArrayList<>();
    for (JsonNode plugin : client.get("/connector-plugins?connectorsOnly=false")) {
      plugins.add(
          new InstalledPlugin(
              plugin.path("class").asText(),
              plugin.path("type").asText(),
              plugin.path("version").asText("")));
    }
    return List.copyOf(plugins);
  }

  /** Validates a connector's configuration, which must name its {@code connector.class}. */
  public Validation validate(Map<String, String> config) {
    String plugin = Optional.ofNullable(config.get("connector.class")).orElseThrow();
    JsonNode answer =
        client.send("PUT", "/connector-plugins/" + plugin + "/config/validate", json(config));
    Map<String, List<String>> errors = new HashMap<>();
    Map<String, String> values = new HashMap<>();
    for (JsonNode setting : answer.path("configs")) {
      JsonNode value = setting.path("value");
      String name = value.path("name").asText();
      if (!value.path("errors").isEmpty()) {
        errors.put(name, strings(value.path("errors")));
      }
      if (value.hasNonNull("value")) {
        values.put(name, value.path("value").asText());
      }
    }
    return new Validation(answer.path("error_count").asInt(), errors, values);
  }

  public List<String> connectors() {
    return strings(client.get("/connectors"));
  }

  /** Creates a connector from the JSON that users POST: {@code {"name": …, "config": {…}}}. */
  public void create(String json) {
    client.send("POST", "/connectors", RestClient.parse(json));
  }

  /** Creates the connector or replaces its configuration. */
  public void put(String name, Map<String, String> config) {
    client.send("PUT", path(name, "config"), json(config));
  }

  public Map<String, String> config(String name) {
    return RestClient.JSON.convertValue(
        client.get(path(name, "config")), new TypeReference<Map<String, String>>() {});
  }

  public void delete(String name) {
    client.send("DELETE", path(name, ""), NO_BODY);
  }

  public ConnectorStatus status(String name) {
    JsonNode answer = client.get(path(name, "status"));
    List<ConnectorStatus.TaskStatus> tasks = new ArrayList<>();
    for (JsonNode task : answer.path("tasks")) {
      tasks.add(
          new ConnectorStatus.TaskStatus(
              task.path("id").asInt(), task.path("state").asText(), task.path("trace").asText("")));
    }
    JsonNode connector = answer.path("connector");
    return new ConnectorStatus(
        name, connector.path("state").asText(), connector.path("trace").asText(""), tasks);
  }

  /**
   * Waits until the connector and all its tasks run.
   *
   * @throws ClusterException at once, with the stack traces, when the connector or a task fails
   */
  public ConnectorStatus awaitRunning(String name, Duration limit) {
    return await(
        name,
        "running",
        limit,
        status -> {
          if (status.isFailed()) {
            throw failure(status);
          }
          return status.isRunning();
        });
  }

  /** Waits until the connector is in that state, like {@code STOPPED}; its tasks may be any. */
  public ConnectorStatus awaitState(String name, String state, Duration limit) {
    return await(name, state, limit, status -> status.state().equals(state));
  }

  /** Waits until the connector or one of its tasks has failed. */
  public ConnectorStatus awaitFailed(String name, Duration limit) {
    return await(name, "failed", limit, ConnectorStatus::isFailed);
  }

  public void pause(String name) {
    client.send("PUT", path(name, "pause"), NO_BODY);
  }

  public void resume(String name) {
    client.send("PUT", path(name, "resume"), NO_BODY);
  }

  /** Stops the connector and its tasks but keeps it: the state in which offsets can be changed. */
  public void stop(String name) {
    client.send("PUT", path(name, "stop"), NO_BODY);
  }

  /** Restarts the connector and all its tasks. */
  public void restart(String name) {
    client.send("POST", path(name, "restart?includeTasks=true"), NO_BODY);
  }

  public void restartTask(String name, int task) {
    client.send("POST", path(name, "tasks/" + task + "/restart"), NO_BODY);
  }

  /** The stored offsets as Connect shows them: {@code {"offsets": [{"partition", "offset"}]}}. */
  public JsonNode offsets(String name) {
    return client.get(path(name, "offsets"));
  }

  /** Replaces offsets of a stopped connector; takes what {@link #offsets} returns. */
  public void alterOffsets(String name, JsonNode offsets) {
    client.send("PATCH", path(name, "offsets"), offsets);
  }

  /** Forgets all offsets of a stopped connector. */
  public void deleteOffsets(String name) {
    client.send("DELETE", path(name, "offsets"), NO_BODY);
  }

  private ConnectorStatus await(
      String name, String wanted, Duration limit, Predicate<ConnectorStatus> condition) {
    AtomicReference<Object> seen = new AtomicReference<>("no status");
    return Patience.of(limit)
        .until(
            () -> "connector " + name + " is " + wanted + "; last seen: " + seen.get(),
            () -> {
              Optional<ConnectorStatus> status = statusIfKnown(name);
              status.ifPresent(seen::set);
              return status.filter(condition);
            });
  }

  /** The status, or empty while the worker has none of a connector just created. */
  public Optional<ConnectorStatus> statusIfKnown(String name) {
    try {
      return Optional.of(status(name));
    } catch (ConnectRestException refused) {
      // A connector just created has no status until the worker has heard of it by topic.
      if (refused.status() == NOT_FOUND) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  private static ClusterException failure(ConnectorStatus status) {
    return new ClusterException(
        "Connector " + status.name() + " failed:\n" + String.join("\n", status.traces()));
  }

  private static String path(String connector, String rest) {
    String name = URLEncoder.encode(connector, StandardCharsets.UTF_8).replace("+", "%20");
    return "/connectors/" + name + (rest.isEmpty() ? "" : "/" + rest);
  }

  private static ObjectNode json(Map<String, String> config) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    config.forEach(json::put);
    return json;
  }

  private static List<String> strings(JsonNode array) {
    List<String> strings = new ArrayList<>();
    array.forEach(element -> strings.add(element.asText()));
    return List.copyOf(strings);
  }
}
