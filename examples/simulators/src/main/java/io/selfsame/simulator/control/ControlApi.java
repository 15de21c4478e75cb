package io.selfsame.simulator.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.population.Population;
import io.selfsame.simulator.server.Endpoint;
import io.selfsame.simulator.server.HttpProblem;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.LoggedRequest;
import io.selfsame.simulator.server.Request;
import io.selfsame.simulator.server.Response;
import io.selfsame.simulator.server.Routes;
import io.selfsame.simulator.server.SimulatorClock;
import io.selfsame.simulator.server.SimulatorServer;
import io.selfsame.simulator.vendor.VendorSimulator;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Plays the people who work at the vendors' screens, the vendors' releases and their bad days, over
 * HTTP: state, truth, records, drift, faults, tokens, clock, requests and switches. It has a port
 * of its own and asks for no credentials. The module's README describes every call.
 */
public final class ControlApi implements AutoCloseable {
  private final SimulatorClock clock;
  private final Population population;
  private final Map<String, VendorSimulator> vendors = new LinkedHashMap<>();
  private final Map<String, Switch> switches;
  private final SimulatorServer server;

  /** Something about the run that can be set to a text, for example a limit. */
  @FunctionalInterface
  public interface Switch {
    /**
     * Sets it.
     *
     * @throws IllegalArgumentException if it cannot be set to {@code value}
     */
    void set(String value);
  }

  private ControlApi(
      int port,
      SimulatorClock clock,
      Population population,
      List<VendorSimulator> vendors,
      Map<String, Switch> switches) {
    this.clock = clock;
    this.population = population;
    this.switches = Map.copyOf(switches);
    vendors.forEach(vendor -> this.vendors.put(vendor.name(), vendor));
    this.server = SimulatorServer.start("control", port, clock, explained(routes()));
  }

  /**
   * Starts the control API.
   *
   * @param port the port on loopback; 0 takes a free one
   * @param switches by name, what {@code POST /settings} can set
   */
  public static ControlApi start(
      int port,
      SimulatorClock clock,
      Population population,
      List<VendorSimulator> vendors,
      Map<String, Switch> switches) {
    return new ControlApi(port, clock, population, vendors, switches);
  }

  public URI baseUri() {
    return server.baseUri();
  }

  @Override
  public void close() {
    server.close();
  }

  private Routes routes() {
    return new Routes(request -> problem(404, "No such call; the simulators' README lists them"))
        .add("GET", "/state", request -> state())
        .add("GET", "/truth", request -> truth())
        .add("GET", "/requests", this::requests)
        .add("POST", "/clock", this::moveClock)
        .add("POST", "/settings", this::set)
        .add("POST", "/{vendor}/drift", this::drift)
        .add("POST", "/{vendor}/faults", this::fault)
        .add("DELETE", "/{vendor}/faults", this::clearFaults)
        .add("POST", "/{vendor}/expire-tokens", this::expireTokens)
        .add("POST", "/{vendor}/{object}/{id}", this::upsert)
        .add("DELETE", "/{vendor}/{object}/{id}", this::delete);
  }

  private Response state() {
    ObjectNode state =
        Json.object().put("now", clock.instant().toString()).put("people", population.people());
    ObjectNode each = state.putObject("vendors");
    for (VendorSimulator vendor : vendors.values()) {
      ObjectNode one = each.putObject(vendor.name()).put("url", vendor.baseUri().toString());
      ObjectNode records = one.putObject("records");
      vendor.recordCounts().forEach(records::put);
      one.put("requests", vendor.server().requests().total());
      one.put("faults_waiting", vendor.server().faults().size());
    }
    return Response.json(200, state);
  }

  /** One JSON object a line: to whom each generated record truly belongs. */
  private Response truth() {
    String lines =
        population
            .records()
            .map(
                record ->
                    Json.object()
                        .put("person", record.entity())
                        .put("source", record.source())
                        .put("object", record.object())
                        .put("id", record.id())
                        .toString())
            .collect(Collectors.joining("\n", "", "\n"));
    return new Response(200, Map.of("Content-Type", "application/x-ndjson"), lines);
  }

  private Response requests(Request request) {
    ArrayNode all = Json.array();
    Optional<String> only = request.parameter("vendor");
    vendors.values().stream()
        .filter(vendor -> only.isEmpty() || only.get().equals(vendor.name()))
        .forEach(
            vendor ->
                vendor
                    .server()
                    .requests()
                    .entries()
                    .forEach(entry -> all.add(json(vendor, entry))));
    return Response.json(200, all);
  }

  private static ObjectNode json(VendorSimulator vendor, LoggedRequest entry) {
    return Json.object()
        .put("vendor", vendor.name())
        .put("method", entry.method())
        .put("path", entry.path())
        .put("query", entry.query().toString())
        .put("status", entry.status())
        .put("at", entry.at().toString())
        .put("credential", entry.credential());
  }

  private Response moveClock(Request request) {
    ObjectNode body = Json.parseObject(request.body());
    if (body.has("set")) {
      clock.set(instant(DriftReader.text(body, "set")));
    } else {
      clock.advance(FaultReader.duration(body, "advance"));
    }
    return Response.json(200, Json.object().put("now", clock.instant().toString()));
  }

  private Response set(Request request) {
    ObjectNode body = Json.parseObject(request.body());
    body.properties().forEach(setting -> named(setting.getKey()).set(setting.getValue().asText()));
    return Response.noContent();
  }

  private Response drift(Request request) {
    ObjectNode body = Json.parseObject(request.body());
    vendor(request).drift(DriftReader.text(body, "object"), DriftReader.read(body));
    return Response.noContent();
  }

  private Response fault(Request request) {
    vendor(request).server().faults().add(FaultReader.read(Json.parseObject(request.body())));
    return Response.noContent();
  }

  private Response clearFaults(Request request) {
    vendor(request).server().faults().clear();
    return Response.noContent();
  }

  private Response expireTokens(Request request) {
    vendor(request).expireTokens();
    return Response.noContent();
  }

  private Response upsert(Request request) {
    vendor(request)
        .upsert(
            request.pathVariable("object"),
            request.pathVariable("id"),
            Json.parseObject(request.body()));
    return Response.noContent();
  }

  private Response delete(Request request) {
    vendor(request).delete(request.pathVariable("object"), request.pathVariable("id"));
    return Response.noContent();
  }

  private VendorSimulator vendor(Request request) {
    return Optional.ofNullable(vendors.get(request.pathVariable("vendor")))
        .orElseThrow(
            () ->
                new HttpProblem(
                    problem(
                        404, "No such vendor; there are " + String.join(", ", vendors.keySet()))));
  }

  private Switch named(String setting) {
    return Optional.ofNullable(switches.get(setting))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No such setting; there are "
                        + switches.keySet().stream().sorted().collect(Collectors.joining(", "))));
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "set: expected an ISO-8601 instant such as 2026-01-31T12:00:00Z", e);
    }
  }

  private static Endpoint explained(Endpoint endpoint) {
    return request -> {
      try {
        return endpoint.handle(request);
      } catch (IllegalArgumentException e) {
        return problem(400, e.getMessage());
      }
    };
  }

  private static Response problem(int status, String message) {
    return Response.json(status, Json.object().put("error", message));
  }
}
