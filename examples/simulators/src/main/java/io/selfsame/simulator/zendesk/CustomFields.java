package io.selfsame.simulator.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.vendor.FieldDrift;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The custom fields of one object as an administrator defines them. A new field is in every row at
 * once, empty; a deleted one is in none, and its values do not come back when its key is used
 * again. No row's modification time moves. Thread-safe.
 */
final class CustomFields {
  private static final JsonNode ORIGINAL = Json.resource(CustomFields.class, "user_fields.json");
  private static final JsonNode TEMPLATE = ORIGINAL.path("user_fields").path(0);

  private final ZendeskObject object;
  private final Clock clock;
  private final Map<String, ObjectNode> byKey = new LinkedHashMap<>();
  private final Map<String, Instant> deleted = new HashMap<>();
  private long ids = 1;

  CustomFields(ZendeskObject object, Clock clock) {
    this.object = object;
    this.clock = clock;
    if (object == ZendeskObject.USERS) {
      byKey.put(TEMPLATE.path("key").asText(), TEMPLATE.deepCopy());
    }
  }

  /** Defines a field or changes its definition: {@code type}, {@code title}, options. */
  synchronized void define(String key, ObjectNode patch) {
    ObjectNode field = byKey.computeIfAbsent(key, any -> blank(key));
    Json.merge(field, patch);
    if (field.path("type").asText().equals("checkbox") && !field.hasNonNull("tag")) {
      field.put("tag", key);
    }
    byKey.put(key, field.put("updated_at", ZendeskObject.time(clock.instant())));
  }

  synchronized void delete(String key) {
    if (byKey.remove(key) != null) {
      deleted.put(key, clock.instant());
    }
  }

  /** The tag that a checkbox puts on its row while it is set; empty for other fields. */
  synchronized String tagOf(String key) {
    ObjectNode field = byKey.getOrDefault(key, Json.object());
    return field.path("type").asText().equals("checkbox") ? field.path("tag").asText() : "";
  }

  /** The definitions as they are listed, after {@code drifts} of the object. */
  synchronized ArrayNode described(List<FieldDrift> drifts) {
    Collection<ObjectNode> fields = new DriftedFields(this::blank).after(drifts, byKey).values();
    ArrayNode all = Json.array();
    fields.forEach(all::add);
    return all;
  }

  /** Shows in a row, last modified at a time, what is defined and not what was deleted. */
  synchronized void applyTo(ObjectNode row, Instant modified) {
    if (!(row.get(object.fieldsMember()) instanceof ObjectNode values)) {
      return;
    }
    deleted.forEach(
        (key, at) -> {
          if (!byKey.containsKey(key) || modified.isBefore(at)) {
            values.remove(key);
          }
        });
    byKey.forEach(
        (key, field) -> {
          if (!values.has(key)) {
            values.set(key, emptyValue(field));
          }
        });
  }

  private static JsonNode emptyValue(ObjectNode field) {
    return field.path("type").asText().equals("checkbox")
        ? Json.object().booleanNode(false)
        : NullNode.instance;
  }

  private ObjectNode blank(String key) {
    ObjectNode field = TEMPLATE.deepCopy();
    field.remove("tag");
    field.put("id", object == ZendeskObject.TICKETS ? Long.parseLong(key) : ++ids);
    if (object == ZendeskObject.TICKETS) {
      field.remove("key");
    } else {
      field.put("key", key);
    }
    return field
        .put("type", "text")
        .put("title", key)
        .put("raw_title", key)
        .put("position", byKey.size());
  }
}
