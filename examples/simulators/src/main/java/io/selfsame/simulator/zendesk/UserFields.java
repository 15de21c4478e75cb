package io.selfsame.simulator.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.vendor.FieldDrift;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The definitions of the custom fields of users, which follow the drifts under {@code user_fields}.
 */
final class UserFields {
  private static final String PREFIX = "user_fields.";
  private static final JsonNode ORIGINAL = Json.resource(UserFields.class, "user_fields.json");

  private final Map<String, ObjectNode> byKey = new LinkedHashMap<>();
  private long ids = 1;

  private UserFields() {}

  /** The answer to {@code GET /api/v2/user_fields.json} after {@code drifts} of users. */
  static ObjectNode describe(List<FieldDrift> drifts) {
    UserFields fields = new UserFields();
    ORIGINAL
        .path("user_fields")
        .forEach(field -> fields.byKey.put(field.path("key").asText(), field.deepCopy()));
    drifts.stream().filter(drift -> drift.field().startsWith(PREFIX)).forEach(fields::apply);
    ArrayNode all = Json.array();
    fields.byKey.values().forEach(all::add);
    ObjectNode answer = ORIGINAL.deepCopy();
    answer.set("user_fields", all);
    return answer.put("count", all.size());
  }

  private void apply(FieldDrift drift) {
    String key = drift.field().substring(PREFIX.length());
    if (drift instanceof FieldDrift.Add add) {
      byKey.putIfAbsent(key, definition(key, type(add.value())));
    } else if (drift instanceof FieldDrift.Remove) {
      byKey.remove(key);
    } else if (drift instanceof FieldDrift.Rename rename) {
      change(key, field -> field.put("key", rename.to()));
    } else if (drift instanceof FieldDrift.Retype retype) {
      change(key, field -> field.put("type", type(retype.type())));
    }
  }

  private void change(String key, UnaryOperator<ObjectNode> change) {
    ObjectNode field = byKey.remove(key);
    if (field != null) {
      ObjectNode changed = change.apply(field);
      byKey.put(changed.path("key").asText(), changed);
    }
  }

  private ObjectNode definition(String key, String type) {
    ObjectNode field = ORIGINAL.path("user_fields").path(0).deepCopy();
    if (!type.equals("checkbox")) {
      field.remove("tag");
    }
    return field
        .put("id", ++ids)
        .put("type", type)
        .put("key", key)
        .put("title", key)
        .put("raw_title", key)
        .put("position", byKey.size());
  }

  private static String type(JsonNode value) {
    return switch (value.getNodeType()) {
      case BOOLEAN -> "checkbox";
      case NUMBER -> value.isIntegralNumber() ? "integer" : "decimal";
      default -> "text";
    };
  }

  private static String type(FieldDrift.FieldType type) {
    return switch (type) {
      case BOOLEAN -> "checkbox";
      case INTEGER -> "integer";
      case NUMBER -> "decimal";
      case ARRAY -> "multiselect";
      case STRING, OBJECT -> "text";
    };
  }
}
