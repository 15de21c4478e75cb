package io.selfsame.simulator.analytics;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.population.Population;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Request;
import io.selfsame.simulator.server.Response;
import io.selfsame.simulator.server.Routes;
import io.selfsame.simulator.server.SimulatorServer;
import io.selfsame.simulator.vendor.FieldDrift;
import io.selfsame.simulator.vendor.VendorSimulator;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Product analytics in Segment's style: calls (identify, track) as JSON lines in one gzip file,
 * {@code GET /v1/export/events?from=&until=} by the time they were received. Segment itself has no
 * such endpoint: it stands for whatever serves the files of Segment's storage destinations.
 */
public final class SegmentSimulator implements VendorSimulator {
  public static final String TOKEN = "segment-simulated-token";

  private static final String NAME = "segment";
  private static final Duration LONGEST = Duration.ofDays(32);
  private static final ObjectNode TEMPLATE = template();

  private final EventLog log;
  private final SimulatorServer server;
  private volatile int most = Integer.MAX_VALUE;
  private volatile boolean revoked;

  private SegmentSimulator(Clock clock, int port) {
    this.log = new EventLog(clock);
    Routes routes = new Routes(request -> problem(404, "not_found"));
    routes.add("GET", "/v1/export/events", this::export);
    this.server = SimulatorServer.start(NAME, port, clock, routes);
  }

  public static SegmentSimulator start(Clock clock) {
    return start(clock, 0);
  }

  public static SegmentSimulator start(Clock clock, int port) {
    return new SegmentSimulator(clock, port);
  }

  /** From now on exports show a call this much later than it was received. */
  public void showLate(Duration late) {
    log.showLate(late);
  }

  /** How many calls one export may hold. */
  public void limitExport(int calls) {
    most = calls;
  }

  /** Refuses the token from now on, or takes it again. */
  public void revokeToken(boolean revoke) {
    revoked = revoke;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public SimulatorServer server() {
    return server;
  }

  @Override
  public Map<String, String> connectorSettings() {
    return Map.of("segment.base.url", baseUri().toString(), "segment.token", TOKEN);
  }

  @Override
  public String exampleCommand() {
    return "curl -s -H 'Authorization: Bearer "
        + TOKEN
        + "' '"
        + baseUri()
        + "/v1/export/events?from=2026-06-29T00:00:00Z&until=2026-06-30T00:00:00Z' | gunzip";
  }

  @Override
  public Map<String, Long> recordCounts() {
    return Map.of("events", log.count());
  }

  @Override
  public void load(Population population) {
    population
        .records()
        .filter(record -> record.source().equals(NAME))
        .forEach(record -> log.load(record.id(), record.fields(), record.modified()));
  }

  /** Receives a call; a call of the same id once more. */
  @Override
  public void upsert(String object, String id, ObjectNode patch) {
    EventLog.requireEvents(object);
    log.upload(id, patch);
  }

  @Override
  public void delete(String object, String id) {
    EventLog.requireEvents(object);
    log.remove(id);
  }

  @Override
  public void drift(String object, FieldDrift drift) {
    EventLog.requireEvents(object);
    log.drift(drift);
  }

  /** Tokens do not expire. See {@link #revokeToken}. */
  @Override
  public void expireTokens() {}

  private Response export(Request request) {
    if (revoked || !request.bearerToken().orElse("").equals(TOKEN)) {
      return problem(401, "unauthorized");
    }
    Instant from;
    Instant until;
    try {
      from = Instant.parse(request.parameter("from").orElse(""));
      until = Instant.parse(request.parameter("until").orElse(""));
    } catch (DateTimeException e) {
      return problem(400, "invalid_time");
    }
    if (from.plus(LONGEST).isBefore(until)) {
      return problem(400, "range_too_long");
    }
    List<EventLog.Event> events = log.between(from, until);
    if (events.isEmpty()) {
      return problem(404, "no_data");
    }
    if (events.size() > most) {
      return problem(413, "export_too_large");
    }
    String lines =
        events.stream().map(event -> row(event).toString()).collect(Collectors.joining("\n"));
    return Response.bytes(200, "application/x-ndjson", Packed.gzip(lines + "\n"))
        .withHeader("Content-Disposition", "attachment; filename=events.jsonl.gz");
  }

  private ObjectNode row(EventLog.Event event) {
    ObjectNode row = log.shaped(TEMPLATE, event);
    row.put("messageId", event.id()).put("receivedAt", event.uploaded().toString());
    if (!event.fields().has("timestamp")) {
      row.put("timestamp", event.uploaded().toString());
    }
    return row;
  }

  private static ObjectNode template() {
    ObjectNode row = Json.object().put("type", "track").put("version", 2).put("channel", "server");
    row.putNull("userId").putNull("anonymousId");
    row.putObject("context").putObject("library").put("name", "unknown");
    row.putObject("integrations");
    return row;
  }

  private static Response problem(int status, String code) {
    return Response.json(status, Json.object().put("error", code));
  }
}
