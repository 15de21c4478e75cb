package io.selfsame.source.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Request;
import io.selfsame.simulator.server.Response;
import io.selfsame.simulator.server.SimulatorClock;
import io.selfsame.simulator.server.SimulatorServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** As much of a HubSpot portal as the cases need: every answer in the form HubSpot gives it. */
final class Portal implements AutoCloseable {
  static final String TOKEN = "pat-na1-first";
  private static final int SEARCH_LIMIT = 10_000;

  final SimulatorClock clock;
  final SimulatorServer server;
  final List<JsonNode> searches = new ArrayList<>();
  final AtomicInteger associationCalls = new AtomicInteger();
  final AtomicInteger tokens = new AtomicInteger();
  final ConcurrentLinkedQueue<Response> refusals = new ConcurrentLinkedQueue<>();
  volatile Runnable betweenSearches = () -> {};
  volatile int mostProperties = Integer.MAX_VALUE;
  volatile String accepted = TOKEN;
  volatile Duration indexLag = Duration.ZERO;
  private final Map<String, Contact> contacts = new ConcurrentHashMap<>();
  private final Map<String, ObjectNode> properties =
      Collections.synchronizedMap(new LinkedHashMap<>());

  private record Contact(
      String id,
      Instant created,
      Instant changed,
      boolean archived,
      Instant visible,
      ObjectNode values) {}

  Portal(SimulatorClock clock) {
    this.clock = clock;
    define("email", "string", Json.object());
    define("hs_email_optout", "bool", Json.object());
    define("hs_merged_object_ids", "enumeration", Json.object());
    server = SimulatorServer.start("portal", 0, clock, this::answer);
  }

  String url() {
    return server.baseUri().toString();
  }

  void define(String name, String type, ObjectNode more) {
    ObjectNode property = Json.object().put("name", name).put("type", type);
    property.put("dataSensitivity", "non_sensitive").put("archived", false);
    property.setAll(more);
    properties.put(name, property);
  }

  void put(long id, Instant changed, ObjectNode values) {
    String key = Long.toString(id);
    contacts.put(
        key, new Contact(key, changed, changed, false, clock.instant().plus(indexLag), values));
  }

  void archive(long id) {
    Contact old = contacts.get(Long.toString(id));
    contacts.put(
        old.id(),
        new Contact(old.id(), old.created(), clock.instant(), true, clock.instant(), old.values()));
  }

  private synchronized Response answer(Request request) {
    if (request.path().equals("/oauth/v1/token")) {
      accepted = "oauth-" + tokens.incrementAndGet();
      return Response.json(
          200, Json.object().put("access_token", accepted).put("expires_in", 1800));
    }
    if (!request.bearerToken().filter(accepted::equals).isPresent()) {
      return Response.json(401, Json.object().put("category", "EXPIRED_AUTHENTICATION"));
    }
    if (request.path().endsWith("/search")) {
      betweenSearches.run();
      Response refusal = refusals.poll();
      return refusal == null ? search(request) : refusal;
    }
    return switch (request.path()) {
      case "/crm/v3/objects/contacts" -> archived(request);
      case "/crm/v3/properties/contacts" -> definitions();
      case "/crm/v4/associations/contacts/companies/batch/read" -> associations(request);
      default -> Response.json(200, Json.object());
    };
  }

  private Response search(Request request) {
    JsonNode asked = Json.parseObject(request.body());
    searches.add(asked);
    if (asked.path("properties").size() > mostProperties || asked.path("limit").asInt() > 200) {
      return Response.json(400, Json.object().put("category", "VALIDATION_ERROR"));
    }
    JsonNode filters = asked.at("/filterGroups/0/filters");
    List<Contact> found =
        contacts.values().stream()
            .filter(contact -> !contact.archived() && !contact.visible().isAfter(clock.instant()))
            .filter(contact -> fits(contact, filters))
            .sorted(Comparator.comparingLong(contact -> Long.parseLong(contact.id())))
            .toList();
    int after = asked.path("after").asInt(0);
    if (after >= SEARCH_LIMIT) {
      return Response.json(400, Json.object().put("category", "VALIDATION_ERROR"));
    }
    ObjectNode answer = Json.object().put("total", found.size());
    ArrayNode results = answer.putArray("results");
    found.stream()
        .skip(after)
        .limit(asked.path("limit").asInt())
        .forEach(contact -> results.add(shown(contact, asked.path("properties"))));
    return Response.json(200, answer);
  }

  private static boolean fits(Contact contact, JsonNode filters) {
    for (JsonNode filter : filters) {
      long own =
          filter.path("propertyName").asText().equals("hs_object_id")
              ? Long.parseLong(contact.id())
              : contact.changed().toEpochMilli();
      long value = Long.parseLong(filter.path("value").textValue());
      boolean fits =
          switch (filter.path("operator").asText()) {
            case "GTE" -> own >= value;
            case "LT" -> own < value;
            case "GT" -> own > value;
            default -> throw new IllegalArgumentException("unknown operator");
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static ObjectNode shown(Contact contact, JsonNode names) {
    ObjectNode shown = Json.object().put("id", contact.id());
    ObjectNode values = shown.putObject("properties");
    values.put("hs_object_id", contact.id());
    for (JsonNode name : names) {
      JsonNode value = contact.values().path(name.asText());
      values.set(name.asText(), value.isMissingNode() ? values.nullNode() : value);
    }
    shown.put("createdAt", contact.created().toString());
    shown.put("updatedAt", contact.changed().toString());
    return shown.put("archived", contact.archived());
  }

  private Response archived(Request request) {
    ObjectNode answer = Json.object();
    ArrayNode results = answer.putArray("results");
    if (request.parameter("archived").orElse("").equals("true")) {
      contacts.values().stream()
          .filter(Contact::archived)
          .forEach(
              contact ->
                  results.add(
                      shown(contact, Json.array())
                          .put("archivedAt", contact.changed().toString())));
    }
    return Response.json(200, answer);
  }

  private Response definitions() {
    ObjectNode answer = Json.object();
    ArrayNode results = answer.putArray("results");
    properties.values().forEach(results::add);
    return Response.json(200, answer);
  }

  private Response associations(Request request) {
    associationCalls.incrementAndGet();
    ObjectNode answer = Json.object();
    ArrayNode results = answer.putArray("results");
    for (JsonNode input : Json.parseObject(request.body()).path("inputs")) {
      ObjectNode result = results.addObject();
      result.putObject("from").put("id", input.path("id").asText());
      result.putArray("to").addObject().put("toObjectId", 9_000 + input.path("id").asLong());
    }
    return Response.json(207, answer);
  }

  @Override
  public void close() {
    server.close();
  }
}
