package io.selfsame.simulator.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Request;
import io.selfsame.simulator.server.Response;
import io.selfsame.simulator.store.Lifecycle;
import io.selfsame.simulator.store.StoredRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Records read by id and in order of ids, live and archived; never from the lagging index. */
final class Records {
  private static final int MOST_A_PAGE = 100;
  private static final int MOST_A_BATCH = 100;

  private final HubspotState state;
  private volatile int mostProperties;
  private volatile String base = "";

  Records(HubspotState state) {
    this.state = state;
  }

  void servedAt(String baseUri) {
    base = baseUri;
  }

  /** How many properties one request may name; 0 for any number. */
  void limitProperties(int most) {
    mostProperties = most;
  }

  /** {@code GET /crm/v3/objects/OBJECT?limit=&after=&properties=&archived=}. */
  Response list(HubspotObject object, Request request) {
    long limit = number(request.parameter("limit").orElse("10"));
    if (limit < 1 || limit > MOST_A_PAGE) {
      throw HubspotProblems.validation("The limit must be between 1 and " + MOST_A_PAGE);
    }
    long after = number(request.parameter("after").orElse("0"));
    Lifecycle wanted = archived(request) ? Lifecycle.DELETED : Lifecycle.LIVE;
    List<StoredRecord> found =
        state
            .store(object)
            .newest()
            .filter(record -> record.lifecycle() == wanted && id(record) > after)
            .sorted(Comparator.comparingLong(Records::id))
            .limit(limit + 1)
            .toList();
    List<StoredRecord> page = found.subList(0, (int) Math.min(limit, found.size()));
    List<String> properties = names(request);
    checkNumber(properties);
    ObjectNode answer = Json.object();
    ArrayNode results = answer.putArray("results");
    page.forEach(record -> results.add(render(object, record, properties)));
    if (found.size() > limit) {
      String last = page.get(page.size() - 1).id();
      answer
          .putObject("paging")
          .putObject("next")
          .put("after", last)
          .put("link", base + "/crm/v3/objects/" + object.plural() + "?after=" + last);
    }
    return Response.json(200, answer);
  }

  /** One record; the id of a merged one leads to the record it was merged into. */
  Response get(HubspotObject object, Request request) {
    StoredRecord record =
        find(object, request.pathVariable("id"), archived(request))
            .orElseThrow(HubspotProblems::notFound);
    return Response.json(200, render(object, record, names(request)));
  }

  /** {@code POST …/batch/read}; ids that are not there are told in a multi-status answer. */
  Response batchRead(HubspotObject object, Request request) {
    ObjectNode asked = HubspotRoutes.body(request);
    JsonNode inputs = asked.path("inputs");
    if (inputs.size() > MOST_A_BATCH) {
      throw HubspotProblems.validation("A batch has at most " + MOST_A_BATCH + " inputs");
    }
    List<String> properties = names(asked.path("properties"));
    checkNumber(properties);
    ObjectNode answer = Json.object().put("status", "COMPLETE");
    ArrayNode results = answer.putArray("results");
    ArrayNode missing = Json.array();
    for (JsonNode input : inputs) {
      String id = input.path("id").asText();
      Optional<StoredRecord> record = find(object, id, archived(request));
      record.ifPresentOrElse(
          found -> results.add(render(object, found, properties)), () -> missing.add(id));
    }
    if (missing.isEmpty()) {
      return Response.json(200, answer);
    }
    ObjectNode error = answer.put("numErrors", 1).putArray("errors").addObject();
    error.put("status", "error").put("category", "OBJECT_NOT_FOUND");
    error.put("message", "Could not get some records").putObject("context").set("ids", missing);
    return Response.json(207, answer);
  }

  void checkNumber(List<String> properties) {
    if (mostProperties > 0 && properties.size() > mostProperties) {
      throw HubspotProblems.validation("Too many properties in one request");
    }
  }

  ObjectNode render(HubspotObject object, StoredRecord record, List<String> properties) {
    return render(object, record, state.values(object, record), properties);
  }

  ObjectNode render(
      HubspotObject object, StoredRecord record, ObjectNode values, List<String> properties) {
    ObjectNode answer = Json.object().put("id", record.id());
    ObjectNode shown = answer.putObject("properties");
    List<String> names = new ArrayList<>(properties);
    if (properties.isEmpty()) {
      names.addAll(object.defaultProperties());
    }
    names.addAll(List.of(HubspotObject.CREATED, object.modifiedProperty(), HubspotObject.ID));
    for (String name : names) {
      if (state.properties(object).isLive(name)) {
        shown.set(name, values.hasNonNull(name) ? values.get(name) : values.nullNode());
      }
    }
    answer.put("createdAt", HubspotState.time(record.created()));
    answer.put("updatedAt", HubspotState.time(record.modified()));
    answer.put("archived", !record.isLive());
    if (!record.isLive()) {
      answer.put("archivedAt", HubspotState.time(record.modified()));
    }
    return answer;
  }

  static List<String> names(JsonNode array) {
    List<String> names = new ArrayList<>();
    array.forEach(name -> names.add(name.asText()));
    return names;
  }

  private static List<String> names(Request request) {
    List<String> names = new ArrayList<>();
    for (String some : request.query().getOrDefault("properties", List.of())) {
      names.addAll(List.of(some.split(",")));
    }
    return names;
  }

  private Optional<StoredRecord> find(HubspotObject object, String id, boolean archived) {
    Lifecycle wanted = archived ? Lifecycle.DELETED : Lifecycle.LIVE;
    return state.read(object, id).filter(record -> record.lifecycle() == wanted);
  }

  private static boolean archived(Request request) {
    return request.parameter("archived").orElse("false").equals("true");
  }

  private static long id(StoredRecord record) {
    return Long.parseLong(record.id());
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw HubspotProblems.validation("Not a number");
    }
  }
}
