package io.selfsame.simulator.zendesk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.HttpProblem;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Request;
import io.selfsame.simulator.server.Response;
import io.selfsame.simulator.store.Lifecycle;
import io.selfsame.simulator.store.StoredRecord;
import java.util.Comparator;
import java.util.List;

/** The ordinary endpoints: lists with cursor paging, one row, changing and deleting one. */
final class Lists {
  private static final int MOST = 100;

  private final ZendeskState state;

  Lists(ZendeskState state) {
    this.state = state;
  }

  /** {@code GET /api/v2/OBJECT.json?page[size]=&page[after]=}, in order of ids. */
  Response list(ZendeskObject object, Request request) {
    int size = size(request);
    String after = request.parameter("page[after]").orElse("");
    List<StoredRecord> found =
        state
            .store(object)
            .newestFirst()
            .filter(ZendeskObject::lists)
            .sorted(Comparator.comparing(StoredRecord::id))
            .filter(record -> record.id().compareTo(after) > 0)
            .limit(size + 1L)
            .toList();
    boolean more = found.size() > size;
    List<StoredRecord> page = more ? found.subList(0, size) : found;
    ObjectNode answer = Json.object();
    ArrayNode rows = answer.putArray(object.plural());
    page.forEach(record -> rows.add(state.render(object, record)));
    ObjectNode meta = answer.putObject("meta").put("has_more", more);
    String last = page.isEmpty() ? after : page.get(page.size() - 1).id();
    meta.put("after_cursor", more ? last : null);
    answer
        .putObject("links")
        .put("next", more ? state.url("/" + object.plural() + ".json?page[after]=" + last) : null);
    return Response.json(200, answer);
  }

  /** One row; of what was deleted only users are still shown. */
  Response get(ZendeskObject object, Request request) {
    StoredRecord known = find(object, request);
    if (object != ZendeskObject.USERS && !known.isLive()) {
      throw notFound();
    }
    return one(object, known);
  }

  /** Merges; the keys of {@code user_fields} one by one, {@code tags} as a whole. */
  Response put(ZendeskObject object, Request request) {
    StoredRecord known = find(object, request);
    if (known.lifecycle() != Lifecycle.LIVE) {
      throw notFound();
    }
    ObjectNode body = Json.parseObject(request.body());
    if (!(body.get(object.singular()) instanceof ObjectNode patch)) {
      throw new HttpProblem(Response.json(422, Json.object().put("error", "RecordInvalid")));
    }
    return one(object, state.store(object).merge(known.id(), patch));
  }

  Response delete(ZendeskObject object, Request request) {
    StoredRecord known = find(object, request);
    if (!known.isLive()) {
      throw notFound();
    }
    StoredRecord deleted =
        state.store(object).change(known.id(), object::whenDeleted, Lifecycle.DELETED);
    return object == ZendeskObject.USERS ? one(object, deleted) : Response.noContent();
  }

  private Response one(ZendeskObject object, StoredRecord record) {
    ObjectNode answer = Json.object();
    answer.set(object.singular(), state.render(object, record));
    return Response.json(200, answer);
  }

  private StoredRecord find(ZendeskObject object, Request request) {
    return state
        .store(object)
        .find(request.pathVariable("id").replace(".json", ""))
        .orElseThrow(Lists::notFound);
  }

  private static int size(Request request) {
    try {
      return Math.max(
          1, Math.min(MOST, Integer.parseInt(request.parameter("page[size]").orElse("100"))));
    } catch (NumberFormatException e) {
      return MOST;
    }
  }

  private static HttpProblem notFound() {
    return new HttpProblem(
        Response.json(
            404, Json.object().put("error", "RecordNotFound").put("description", "Not found")));
  }
}
