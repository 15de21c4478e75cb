package io.selfsame.simulator.stripe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.HttpProblem;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Request;
import io.selfsame.simulator.server.Response;
import io.selfsame.simulator.store.Position;
import io.selfsame.simulator.store.RecordStore;
import io.selfsame.simulator.store.StoredRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

/**
 * Lists newest first with {@code limit}, {@code starting_after}, {@code ending_before}, {@code
 * created}.
 */
final class StripeLists {
  private static final int DEFAULT = 10;
  private static final int MOST = 100;

  private final StripeState state;
  private final boolean repeatEdges;

  /**
   * @param repeatEdges whether a page of events starts with the last one of the page before
   */
  StripeLists(StripeState state, boolean repeatEdges) {
    this.state = state;
    this.repeatEdges = repeatEdges;
  }

  Response rows(StripeObject object, Request request, String version) {
    int limit = limit(request);
    RecordStore store = state.store(object);
    boolean backwards = request.parameter("ending_before").isPresent();
    LongPredicate created = created(request);
    List<StoredRecord> found =
        new ArrayList<>(
            candidates(store, object, request)
                .filter(StoredRecord::isLive)
                .filter(record -> created.test(record.created().getEpochSecond()))
                .filter(record -> hasStatus(object, record, request))
                .filter(
                    record -> says(record, request, "customer") && says(record, request, "email"))
                .limit(limit + 1L)
                .toList());
    boolean more = found.size() > limit;
    List<StoredRecord> page = new ArrayList<>(more ? found.subList(0, limit) : found);
    if (backwards) {
      Collections.reverse(page);
    }
    ArrayNode data = Json.array();
    page.forEach(record -> data.add(state.shapes().render(object, record, version)));
    return list(StripeObjects.listOf(object), more, data);
  }

  Response events(Request request) {
    int limit = limit(request);
    LongPredicate created = created(request);
    List<String> types = types(request);
    List<StripeEvents.Event> found =
        candidates(state.events().all(), request).stream()
            .filter(event -> created.test(event.created().getEpochSecond()))
            .filter(event -> types.isEmpty() || types.stream().anyMatch(t -> matches(t, event)))
            .limit(limit + 1L)
            .toList();
    boolean more = found.size() > limit;
    List<StripeEvents.Event> page = new ArrayList<>(more ? found.subList(0, limit) : found);
    if (request.parameter("ending_before").isPresent()) {
      Collections.reverse(page);
    }
    ArrayNode data = Json.array();
    page.forEach(event -> data.add(StripeEvents.render(event, state.shapes().isLive())));
    return list("/v1/events", more, data);
  }

  /** The events after or before the cursor, those nearest to it first. */
  private List<StripeEvents.Event> candidates(
      List<StripeEvents.Event> newestFirst, Request request) {
    if (request.parameter("starting_after").isPresent()) {
      int at = indexOf(newestFirst, request.parameter("starting_after").get());
      return newestFirst.subList(repeatEdges ? at : at + 1, newestFirst.size());
    }
    if (request.parameter("ending_before").isPresent()) {
      int at = indexOf(newestFirst, request.parameter("ending_before").get());
      List<StripeEvents.Event> newer = new ArrayList<>(newestFirst.subList(0, at));
      Collections.reverse(newer);
      return newer;
    }
    return newestFirst;
  }

  private int indexOf(List<StripeEvents.Event> all, String id) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).id().equals(id)) {
        return i;
      }
    }
    if (state.events().everHad(id)) {
      throw StripeProblems.badRequest(
          "", "The event is no longer available because it's aged out of our retention policy.");
    }
    throw StripeProblems.badRequest("resource_missing", "No such event.");
  }

  private static Stream<StoredRecord> candidates(
      RecordStore store, StripeObject object, Request request) {
    if (request.parameter("starting_after").isPresent()) {
      return store.createdBefore(
          position(store, request.parameter("starting_after").get(), object));
    }
    if (request.parameter("ending_before").isPresent()) {
      return store.createdAfter(position(store, request.parameter("ending_before").get(), object));
    }
    return store.newestFirst();
  }

  private static Position position(RecordStore store, String id, StripeObject object) {
    StoredRecord record =
        store
            .find(id)
            .filter(StoredRecord::isLive)
            .orElseThrow(
                () -> StripeProblems.badRequest("resource_missing", "No such " + object.path()));
    return new Position(record.created(), record.id());
  }

  private static boolean says(StoredRecord record, Request request, String field) {
    return request.parameter(field).map(record.fields().path(field).asText()::equals).orElse(true);
  }

  /** Without {@code status=all} canceled subscriptions are left out. */
  private static boolean hasStatus(StripeObject object, StoredRecord record, Request request) {
    if (!object.isSubscription()) {
      return true;
    }
    String status = record.fields().path("status").asText("active");
    String wanted = request.parameter("status").orElse("");
    return wanted.equals("all")
        || (wanted.isEmpty() ? !status.equals("canceled") : wanted.equals(status));
  }

  private static LongPredicate created(Request request) {
    LongPredicate all = second -> true;
    Map<String, List<String>> query = request.query();
    if (query.containsKey("created[gte]")) {
      long bound = second(query.get("created[gte]"));
      all = all.and(at -> at >= bound);
    }
    if (query.containsKey("created[gt]")) {
      long bound = second(query.get("created[gt]"));
      all = all.and(at -> at > bound);
    }
    if (query.containsKey("created[lte]")) {
      long bound = second(query.get("created[lte]"));
      all = all.and(at -> at <= bound);
    }
    if (query.containsKey("created[lt]")) {
      long bound = second(query.get("created[lt]"));
      all = all.and(at -> at < bound);
    }
    return all;
  }

  private static long second(List<String> values) {
    try {
      return Long.parseLong(values.get(0));
    } catch (NumberFormatException e) {
      throw StripeProblems.badRequest("parameter_invalid_integer", "Invalid integer: created");
    }
  }

  private static List<String> types(Request request) {
    List<String> types = new ArrayList<>();
    request
        .query()
        .forEach(
            (name, values) -> {
              if (name.equals("type") || name.startsWith("types[")) {
                types.addAll(values);
              }
            });
    return types;
  }

  private static boolean matches(String type, StripeEvents.Event event) {
    return type.endsWith(".*")
        ? event.type().startsWith(type.substring(0, type.length() - 1))
        : event.type().equals(type);
  }

  private static int limit(Request request) {
    int limit;
    try {
      limit = request.parameter("limit").map(Integer::parseInt).orElse(DEFAULT);
    } catch (NumberFormatException e) {
      throw StripeProblems.badRequest("parameter_invalid_integer", "Invalid integer: limit");
    }
    if (limit < 1 || limit > MOST) {
      throw new HttpProblem(
          StripeProblems.badRequest("parameter_invalid_integer", "limit is out of range")
              .response());
    }
    return limit;
  }

  private static Response list(String url, boolean more, ArrayNode data) {
    ObjectNode body = Json.object().put("object", "list").put("url", url).put("has_more", more);
    body.set("data", data);
    return Response.json(200, body);
  }
}
