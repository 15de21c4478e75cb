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
import java.util.Optional;

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

  /** One row; of what was deleted only users are still shown, a merged one as its winner. */
  Response get(ZendeskObject object, Request request) {
    StoredRecord known = find(object, request);
    Optional<String> winner =
        object == ZendeskObject.USERS ? state.users().mergedInto(known.id()) : Optional.empty();
    if (winner.isPresent()) {
      return Response.text(301, "")
          .withHeader("Location", state.url("/users/" + winner.get() + ".json"));
    }
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
    ObjectNode patch = patch(object, request);
    return one(
        object,
        object == ZendeskObject.USERS
            ? state.users().editByApi(known, patch)
            : state.store(object).merge(known.id(), patch));
  }

  /** {@code PUT /api/v2/users/ID/merge.json} with the id of the user to merge into. */
  Response merge(Request request) {
    StoredRecord known = find(ZendeskObject.USERS, request);
    String into = patch(ZendeskObject.USERS, request).path("id").asText();
    if (!known.isLive() || state.store(ZendeskObject.USERS).find(into).isEmpty()) {
      throw notFound();
    }
    return one(ZendeskObject.USERS, state.users().merge(known, into));
  }

  /** {@code GET /api/v2/users/ID/identities.json}. */
  Response identities(Request request) {
    ArrayNode found = state.identities().list(find(ZendeskObject.USERS, request));
    ObjectNode answer = Json.object();
    answer.set("identities", found);
    return Response.json(200, counted(answer, found.size()));
  }

  /** {@code GET /api/v2/user_fields.json} and the like, all on one page. */
  Response definitions(ZendeskObject object) {
    ArrayNode fields = state.customFields(object).described(state.drifts().of(object.plural()));
    ObjectNode answer = Json.object();
    answer.set(object.definitions(), fields);
    return Response.json(200, counted(answer, fields.size()));
  }

  /** {@code DELETE /api/v2/deleted_users/ID.json}: for good, of a user that was deleted before. */
  Response deletePermanently(Request request) {
    StoredRecord known = find(ZendeskObject.USERS, request);
    if (known.lifecycle() != Lifecycle.DELETED) {
      throw notFound();
    }
    state.users().deletePermanently(known.id());
    return Response.noContent();
  }

  Response delete(ZendeskObject object, Request request) {
    StoredRecord known = find(object, request);
    if (!known.isLive()) {
      throw notFound();
    }
    if (object == ZendeskObject.USERS) {
      return one(object, state.users().delete(known.id()));
    }
    state.store(object).change(known.id(), object::whenDeleted, Lifecycle.DELETED);
    return Response.noContent();
  }

  private static ObjectNode patch(ZendeskObject object, Request request) {
    if (Json.parseObject(request.body()).get(object.singular()) instanceof ObjectNode patch) {
      return patch;
    }
    throw new HttpProblem(Response.json(422, Json.object().put("error", "RecordInvalid")));
  }

  private static ObjectNode counted(ObjectNode answer, int count) {
    return answer.putNull("next_page").putNull("previous_page").put("count", count);
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
