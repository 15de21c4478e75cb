package io.selfsame.simulator.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Endpoint;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Request;
import io.selfsame.simulator.server.Response;
import io.selfsame.simulator.store.StoredRecord;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Lists, retrieval, change and deletion of all objects, by path. */
final class StripeResources implements Endpoint {
  private final StripeObjects objects;
  private final StripeAccounts accounts;
  private final StripeDoor door;
  private final Map<String, Response> idempotent = new ConcurrentHashMap<>();

  StripeResources(StripeObjects objects, StripeAccounts accounts, StripeDoor door) {
    this.objects = objects;
    this.accounts = accounts;
    this.door = door;
  }

  @Override
  public Response handle(Request request) {
    StripeObject object =
        objects.ofRequest(request.path()).orElseThrow(() -> StripeProblems.noSuchUrl());
    door.require(object.path(), request);
    StripeState state = accounts.of(request);
    String list = StripeObjects.listOf(object);
    String version = StripeDoor.version(request);
    if (request.path().equals(list)) {
      return new StripeLists(state, false).rows(object, request, version);
    }
    String id = request.path().substring(list.length() + 1);
    return switch (request.method()) {
      case "POST" -> update(state, object, id, request);
      case "DELETE" -> {
        require(state, object, id);
        state.delete(object, id);
        yield shown(state, object, id, version);
      }
      default -> shown(state, object, id, version);
    };
  }

  private Response update(StripeState state, StripeObject object, String id, Request request) {
    String key = request.header("Idempotency-Key").orElse("");
    if (!key.isEmpty() && idempotent.containsKey(key)) {
      return idempotent.get(key).withHeader("Idempotent-Replayed", "true");
    }
    require(state, object, id);
    ObjectNode patch = StripeForm.parse(request.body());
    state.change(object, id, fields -> merged(fields, patch));
    Response answer = shown(state, object, id, StripeDoor.version(request));
    if (!key.isEmpty()) {
      idempotent.put(key, answer);
    }
    return answer;
  }

  static ObjectNode merged(ObjectNode fields, ObjectNode patch) {
    Json.merge(fields, patch);
    return fields;
  }

  private static Response shown(StripeState state, StripeObject object, String id, String version) {
    return Response.json(200, state.shapes().render(object, require(state, object, id), version));
  }

  private static StoredRecord require(StripeState state, StripeObject object, String id) {
    return state
        .store(object)
        .find(id)
        .orElseThrow(() -> StripeProblems.missing(object.singular()));
  }
}
