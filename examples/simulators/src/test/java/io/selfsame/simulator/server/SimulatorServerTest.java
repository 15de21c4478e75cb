package io.selfsame.simulator.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulatorServerTest {
  private final SimulatorClock clock =
      SimulatorClock.stoppedAt(Instant.parse("2026-01-01T00:00:00Z"));
  private final SimulatorServer server =
      SimulatorServer.start(
          "test",
          0,
          clock,
          new Routes(request -> Response.text(404, "none"))
              .add(
                  "GET",
                  "/things/{id}.json",
                  request -> Response.text(200, request.pathVariable("id")))
              .add("POST", "/echo", request -> Response.text(200, request.body()))
              .add(
                  "GET",
                  "/broken",
                  request -> Response.text(200, request.pathVariable("nothing"))));
  private final HttpCalls calls = new HttpCalls(server.baseUri(), "a-token");

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aRouteGivesTheVariablesOfItsPath() throws Exception {
    assertEquals("42", calls.get("/things/42.json").body());
    assertEquals(404, calls.get("/things/42/more.json").statusCode());
  }

  @Test
  void aZippedBodyIsUnzipped() throws Exception {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write("hello".getBytes(StandardCharsets.UTF_8));
    }
    HttpRequest request =
        HttpRequest.newBuilder(server.baseUri().resolve("/echo"))
            .header("Content-Encoding", "gzip")
            .POST(BodyPublishers.ofByteArray(zipped.toByteArray()))
            .build();
    assertEquals("hello", HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
  }

  @Test
  void aFaultHitsAsManyRequestsAsItSaysAfterThoseItLetsPass() throws Exception {
    Fault.Respond slowDown =
        new Fault.Respond(Response.text(429, "slow down").withHeader("Retry-After", "2"));
    server.faults().add(Fault.onPath("/things", 2, slowDown).after(1));
    assertEquals(200, calls.get("/things/1.json").statusCode());
    assertEquals(429, calls.get("/things/1.json").statusCode());
    assertEquals(
        "2", calls.get("/things/1.json").headers().firstValue("Retry-After").orElseThrow());
    assertEquals(200, calls.get("/things/1.json").statusCode());
    assertEquals(0, server.faults().size());
  }

  @Test
  void aDroppedConnectionAndACutBodyAreErrorsOfTransport() throws Exception {
    // Not a GET: this client silently sends those again.
    server.faults().add(Fault.onPath("/echo", 1, new Fault.Drop()));
    assertThrows(IOException.class, () -> calls.send("POST", "/echo", "x"));
    server.faults().add(Fault.onPath("/things/a-long", 1, new Fault.Truncate()));
    assertThrows(IOException.class, () -> calls.get("/things/a-long-name.json"));
    assertEquals(200, calls.get("/things/a-long-name.json").statusCode());
  }

  @Test
  void closingLetsGoOfAHangingRequest() throws Exception {
    server.faults().add(Fault.onPath("/things", 1, new Fault.Hang()));
    HttpRequest request =
        HttpRequest.newBuilder(server.baseUri().resolve("/things/1.json")).build();
    CompletableFuture<?> hanging =
        HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofString());
    server.close();
    assertThrows(ExecutionException.class, () -> hanging.orTimeout(10, TimeUnit.SECONDS).get());
  }

  @Test
  void aDefectOfAnEndpointIsAnAnswerNotADroppedConnection() throws Exception {
    assertEquals(500, calls.get("/broken").statusCode());
  }

  @Test
  void theLogKnowsWhoAskedForWhatAndWhen() throws Exception {
    clock.advance(Duration.ofHours(1));
    calls.get("/things/1.json?limit=5&types%5B0%5D=a");
    LoggedRequest entry = server.requests().entries().get(0);
    assertEquals("/things/1.json", entry.path());
    assertEquals("5", entry.query().get("limit").get(0));
    assertEquals("a", entry.query().get("types[0]").get(0));
    assertEquals(200, entry.status());
    assertEquals(Instant.parse("2026-01-01T01:00:00Z"), entry.at());
    assertEquals("Bearer a-token", entry.credential());
  }
}
