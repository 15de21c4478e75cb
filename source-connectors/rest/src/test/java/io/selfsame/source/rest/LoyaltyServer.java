package io.selfsame.source.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Request;
import io.selfsame.simulator.server.Response;
import io.selfsame.simulator.server.SimulatorServer;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The loyalty programme of ADD-A-VENDOR.md. */
final class LoyaltyServer implements AutoCloseable {
  static final String KEY = "key-of-the-programme";
  private static final int MOST_ROWS = 3;

  final SimulatorServer server;
  private final Map<String, ObjectNode> members = new ConcurrentHashMap<>();

  LoyaltyServer(Clock clock) {
    server = SimulatorServer.start("loyalty", 0, clock, this::answer);
  }

  String url() {
    return server.baseUri().toString();
  }

  void put(String id, Instant updatedAt, ObjectNode fields) {
    ObjectNode member = Json.object().put("id", id).put("updated_at", updatedAt.toString());
    member.setAll(fields);
    members.put(id, member);
  }

  private Response answer(Request request) {
    if (!request.bearerToken().filter(KEY::equals).isPresent()) {
      return Response.json(401, Json.object().put("error", "who are you"));
    }
    if (!request.path().equals("/v1/members")) {
      return Response.json(404, Json.object());
    }
    Instant since = Instant.parse(request.parameter("updated_since").orElseThrow());
    Instant before = Instant.parse(request.parameter("updated_before").orElseThrow());
    List<ObjectNode> found =
        members.values().stream()
            .filter(member -> !at(member).isBefore(since) && at(member).isBefore(before))
            .sorted(
                Comparator.comparing(LoyaltyServer::at)
                    .thenComparing(member -> member.path("id").asText()))
            .toList();
    int from = request.parameter("cursor").map(Integer::parseInt).orElse(0);
    int limit = Math.min(MOST_ROWS, Integer.parseInt(request.parameter("limit").orElseThrow()));
    int end = Math.min(found.size(), from + limit);
    ObjectNode body = Json.object();
    ArrayNode data = body.putArray("data");
    found.subList(Math.min(from, end), end).forEach(data::add);
    if (end < found.size()) {
      body.put("next_cursor", Integer.toString(end));
    }
    return Response.json(200, body);
  }

  private static Instant at(ObjectNode member) {
    return Instant.parse(member.path("updated_at").asText());
  }

  @Override
  public void close() {
    server.close();
  }
}
