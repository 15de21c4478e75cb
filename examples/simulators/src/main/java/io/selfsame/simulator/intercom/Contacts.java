package io.selfsame.simulator.intercom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Request;
import io.selfsame.simulator.server.Response;
import io.selfsame.simulator.store.StoredRecord;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Searching, reading, changing, merging and deleting contacts. */
final class Contacts {
  private static final int MOST_A_PAGE = 150;
  private static final long DAY_SECONDS = 86_400;

  private final IntercomState state;
  private volatile boolean dayGranular;

  Contacts(IntercomState state) {
    this.state = state;
  }

  /** Whether times of a search are taken for the beginning of their day. */
  void seeDaysOnly(boolean days) {
    dayGranular = days;
  }

  /** {@code POST /contacts/search}: a place behind the last row continues it. */
  Response search(Request request) {
    ObjectNode asked = IntercomRoutes.body(request);
    int size = asked.at("/pagination/per_page").asInt(50);
    if (size < 1 || size > MOST_A_PAGE) {
      throw IntercomProblems.invalid("per_page must be between 1 and " + MOST_A_PAGE);
    }
    Predicate<ObjectNode> query =
        new ContactQuery(time -> dayGranular ? time - time % DAY_SECONDS : time)
            .read(asked.path("query"));
    String by = asked.at("/sort/field").asText("created_at");
    List<Place> found =
        state.live(IntercomObject.CONTACTS).stream()
            .filter(query)
            .map(row -> new Place(row.path(by).asLong(), row.path("id").asText(), row))
            .sorted()
            .toList();
    String after = asked.at("/pagination/starting_after").asText("");
    List<Place> rest =
        after.isEmpty() || after.equals("null")
            ? found
            : found.stream().filter(behind(after)).toList();
    int before = found.size() - rest.size();
    return Response.json(200, page(found.size(), before, size, rest));
  }

  private static ObjectNode page(int total, int before, int size, List<Place> rest) {
    List<Place> shown = rest.subList(0, Math.min(size, rest.size()));
    ObjectNode answer = Json.object().put("type", "list");
    ArrayNode data = answer.putArray("data");
    shown.forEach(place -> data.add(place.row()));
    answer.put("total_count", total);
    ObjectNode pages = answer.putObject("pages");
    pages.put("type", "pages").put("page", before / size + 1).put("per_page", size);
    pages.put("total_pages", (total + size - 1) / size);
    if (rest.size() > size) {
      pages
          .putObject("next")
          .put("page", before / size + 2)
          .put("starting_after", shown.get(size - 1).cursor());
    }
    return answer;
  }

  Response get(Request request) {
    return Response.json(200, state.render(IntercomObject.CONTACTS, find(request)));
  }

  /** {@code PUT /contacts/ID}. */
  Response put(Request request) {
    StoredRecord known = find(request);
    state.write(IntercomObject.CONTACTS, known.id(), IntercomRoutes.body(request));
    return get(request);
  }

  /** {@code DELETE /contacts/ID}: for good. */
  Response delete(Request request) {
    StoredRecord known = find(request);
    state.delete(IntercomObject.CONTACTS, known.id());
    return Response.json(200, mark(known).put("deleted", true));
  }

  /** {@code POST /contacts/ID/archive}: searches no longer show it. */
  Response archive(Request request) {
    StoredRecord known = find(request);
    state.delete(IntercomObject.CONTACTS, known.id());
    return Response.json(200, mark(known).put("archived", true));
  }

  /** {@code POST /contacts/merge}: a lead goes into a user. */
  Response merge(Request request) {
    ObjectNode asked = IntercomRoutes.body(request);
    try {
      state.merge(asked.path("from").asText(), asked.path("into").asText());
    } catch (IllegalArgumentException e) {
      throw IntercomProblems.invalid("Merging needs a lead and a user");
    }
    return Response.json(
        200, state.render(IntercomObject.CONTACTS, state.find(asked.path("into").asText())));
  }

  /** {@code POST /contacts/ID/subscriptions} with {@code {id, consent_type}}. */
  Response subscribe(Request request) {
    ObjectNode asked = IntercomRoutes.body(request);
    StoredRecord known = find(request);
    String list = "opted_" + (optsIn(asked) ? "in" : "out") + "_subscription_types";
    ObjectNode row = state.render(IntercomObject.CONTACTS, known);
    ArrayNode data = row.withObject("/" + list).withArray("data");
    data.addObject()
        .put("type", "subscription")
        .put("id", asked.path("id").asText())
        .put("consent_type", asked.path("consent_type").asText());
    ObjectNode patch = Json.object();
    patch.putObject(list).put("total_count", data.size()).set("data", data);
    state.write(IntercomObject.CONTACTS, known.id(), patch);
    return Response.json(200, data.get(data.size() - 1));
  }

  private static boolean optsIn(JsonNode asked) {
    return asked.path("consent_type").asText().equals("opt_in");
  }

  private StoredRecord find(Request request) {
    StoredRecord known = state.find(request.pathVariable("id"));
    if (!known.isLive()) {
      throw IntercomProblems.notFound();
    }
    return known;
  }

  private static ObjectNode mark(StoredRecord known) {
    return Json.object()
        .put("type", "contact")
        .put("id", known.id())
        .put("external_id", known.fields().path("external_id").textValue());
  }

  private static Predicate<Place> behind(String cursor) {
    try {
      String text = new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      long time = Long.parseLong(text, 0, colon, 10);
      Place last = new Place(time, text.substring(colon + 1), Json.object());
      return place -> place.compareTo(last) > 0;
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw IntercomProblems.invalid("starting_after is not a cursor");
    }
  }

  private record Place(long time, String id, ObjectNode row) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparingLong(Place::time).thenComparing(Place::id);

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }

    String cursor() {
      return Base64.getEncoder().encodeToString((time + ":" + id).getBytes(StandardCharsets.UTF_8));
    }
  }
}
