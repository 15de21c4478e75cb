package io.selfsame.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectRestTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final Queue<Answer> answers = new ArrayDeque<>();
  private final List<String> requests = new ArrayList<>();
  private HttpServer worker;
  private ConnectRest connect;

  @BeforeEach
  void startWorker() throws IOException {
    worker = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    worker.createContext("/", this::answer);
    worker.start();
    connect = new ConnectRest(URI.create("http://127.0.0.1:" + worker.getAddress().getPort()));
  }

  @AfterEach
  void stopWorker() {
    worker.stop(0);
  }

  @Test
  void aRequestThatMeetsARebalanceIsSentAgain() {
    answers.add(
        new Answer(
            409,
            "{\"message\": \"Cannot complete request momentarily due to stale configuration (typically caused by a concurrent config change or rebalance)\"}"));
    answers.add(new Answer(201, "{}"));

    connect.put("a b", Map.of("tasks.max", "1"));

    assertEquals(List.of("PUT /connectors/a%20b/config", "PUT /connectors/a%20b/config"), requests);
  }

  @Test
  void aRefusalCarriesTheWorkersWordsAndStatus() {
    answers.add(new Answer(409, "{\"message\": \"Connector a already exists\"}"));

    ConnectRestException refused =
        assertThrows(
            ConnectRestException.class, () -> connect.create("{\"name\": \"a\", \"config\": {}}"));

    assertEquals(409, refused.status());
    assertTrue(refused.getMessage().endsWith("Connector a already exists"));
  }

  @Test
  void awaitingATaskThatFailsShowsItsStackTraceAtOnce() {
    answers.add(new Answer(404, "{\"message\": \"No status found for connector a\"}"));
    answers.add(status("RUNNING", ""));
    answers.add(status("RUNNING", "{\"id\": 0, \"state\": \"FAILED\", \"trace\": \"the reason\"}"));

    ClusterException failed =
        assertThrows(ClusterException.class, () -> connect.awaitRunning("a", LIMIT));

    assertTrue(failed.getMessage().contains("the reason"));
    assertEquals(3, requests.size());
  }

  @Test
  void aConnectorWithoutTasksIsNotYetRunning() {
    answers.add(status("RUNNING", ""));
    answers.add(status("RUNNING", "{\"id\": 0, \"state\": \"UNASSIGNED\"}"));
    answers.add(status("RUNNING", "{\"id\": 0, \"state\": \"RUNNING\"}"));

    assertTrue(connect.awaitRunning("a", LIMIT).isRunning());
    assertEquals(3, requests.size());
  }

  private static Answer status(String connector, String tasks) {
    return new Answer(
        200,
        "{\"name\": \"a\", \"connector\": {\"state\": \"%s\"}, \"tasks\": [%s]}"
            .formatted(connector, tasks));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
      Answer answer = answers.remove();
      byte[] body = answer.body().getBytes(UTF_8);
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private record Answer(int status, String body) {}
}
