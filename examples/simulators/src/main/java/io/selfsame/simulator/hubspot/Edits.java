package io.selfsame.simulator.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Request;
import io.selfsame.simulator.server.Response;
import io.selfsame.simulator.store.Lifecycle;
import io.selfsame.simulator.store.StoredRecord;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Creating, changing, archiving, merging and deleting for good, by API or at the screen. */
final class Edits {
  private static final long FIRST_ID = 7_945_038_518L;

  private final HubspotState state;
  private final Records records;
  private final Clock clock;
  private final AtomicLong ids = new AtomicLong(FIRST_ID);

  Edits(HubspotState state, Records records, Clock clock) {
    this.state = state;
    this.records = records;
    this.clock = clock;
  }

  /** Changes a record or makes it; an archived one comes back. */
  StoredRecord write(HubspotObject object, String id, ObjectNode properties) {
    if (!id.matches("\\d{1,18}")) {
      throw new IllegalArgumentException("An id of HubSpot has digits only");
    }
    return state.store(object).merge(id, properties);
  }

  void archive(HubspotObject object, String id) {
    state
        .store(object)
        .newest(id)
        .filter(StoredRecord::isLive)
        .ifPresent(record -> state.store(object).move(id, Lifecycle.DELETED));
  }

  /** Deletes for good: neither the lists of live nor those of archived records show it. */
  void erase(HubspotObject object, String id) {
    if (state.store(object).newest(id).isPresent()) {
      state.store(object).change(id, fields -> fields.removeAll(), Lifecycle.ERASED);
    }
  }

  StoredRecord merge(HubspotObject object, String winner, String loser) {
    if (state.store(object).newest(winner).filter(StoredRecord::isLive).isEmpty()
        || state.store(object).newest(loser).filter(StoredRecord::isLive).isEmpty()
        || winner.equals(loser)) {
      throw new IllegalArgumentException("Merging needs two records that are there");
    }
    return state.merge(object, winner, loser, clock.instant());
  }

  /** Every contact of an address is changed when the address refuses mail. */
  void touch(String address) {
    for (StoredRecord contact : state.store(HubspotObject.CONTACTS).newest().toList()) {
      if (contact.isLive() && contact.fields().path("email").asText().equalsIgnoreCase(address)) {
        state.store(HubspotObject.CONTACTS).move(contact.id(), Lifecycle.LIVE);
      }
    }
  }

  /** {@code POST /crm/v3/objects/OBJECT}. */
  Response create(HubspotObject object, Request request) {
    StoredRecord made = createOne(object, HubspotRoutes.body(request));
    return Response.json(201, rendered(object, made));
  }

  /** {@code POST /crm/v3/objects/OBJECT/batch/create}. */
  Response batchCreate(HubspotObject object, Request request) {
    ObjectNode answer = Json.object().put("status", "COMPLETE");
    ArrayNode results = answer.putArray("results");
    String now = HubspotState.time(clock.instant());
    for (JsonNode input : HubspotRoutes.body(request).path("inputs")) {
      results.add(rendered(object, createOne(object, input)));
    }
    return Response.json(201, answer.put("startedAt", now).put("completedAt", now));
  }

  /** {@code PATCH /crm/v3/objects/OBJECT/ID}. */
  Response update(HubspotObject object, Request request) {
    StoredRecord known = live(object, request.pathVariable("id"));
    ObjectNode properties = properties(HubspotRoutes.body(request));
    return Response.json(200, rendered(object, write(object, known.id(), properties)));
  }

  /** {@code DELETE /crm/v3/objects/OBJECT/ID}. */
  Response archive(HubspotObject object, Request request) {
    archive(object, request.pathVariable("id"));
    return Response.noContent();
  }

  /** {@code POST /crm/v3/objects/OBJECT/batch/archive}. */
  Response batchArchive(HubspotObject object, Request request) {
    HubspotRoutes.body(request)
        .path("inputs")
        .forEach(input -> archive(object, input.path("id").asText()));
    return Response.noContent();
  }

  /** {@code POST /crm/v3/objects/OBJECT/gdpr-delete}. */
  Response erase(HubspotObject object, Request request) {
    ObjectNode asked = HubspotRoutes.body(request);
    String id = asked.path("objectId").asText();
    if (asked.path("idProperty").asText().equals("email")) {
      erase(object, idOf(object, id));
    } else {
      erase(object, id);
    }
    return Response.noContent();
  }

  /** {@code POST /crm/v3/objects/OBJECT/merge}. */
  Response merge(HubspotObject object, Request request) {
    ObjectNode asked = HubspotRoutes.body(request);
    StoredRecord winner = live(object, asked.path("primaryObjectId").asText());
    StoredRecord loser = live(object, asked.path("objectIdToMerge").asText());
    return Response.json(200, rendered(object, merge(object, winner.id(), loser.id())));
  }

  private StoredRecord createOne(HubspotObject object, JsonNode input) {
    return write(object, Long.toString(ids.getAndIncrement()), properties(input));
  }

  private ObjectNode rendered(HubspotObject object, StoredRecord record) {
    ObjectNode values = state.values(object, record);
    List<String> names = new ArrayList<>();
    values.fieldNames().forEachRemaining(names::add);
    return records.render(object, record, values, names);
  }

  private StoredRecord live(HubspotObject object, String id) {
    return state
        .read(object, id)
        .filter(StoredRecord::isLive)
        .orElseThrow(HubspotProblems::notFound);
  }

  private String idOf(HubspotObject object, String address) {
    return state
        .store(object)
        .newest()
        .filter(record -> record.fields().path("email").asText().equalsIgnoreCase(address))
        .map(StoredRecord::id)
        .findFirst()
        .orElse("");
  }

  private static ObjectNode properties(JsonNode json) {
    if (json.path("properties") instanceof ObjectNode properties) {
      return properties;
    }
    throw HubspotProblems.validation("Invalid input JSON: properties are missing");
  }
}
