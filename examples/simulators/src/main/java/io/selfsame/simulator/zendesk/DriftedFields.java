package io.selfsame.simulator.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.vendor.FieldDrift;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Definitions of custom fields that follow the drifts under {@code user_fields} and the like. */
final class DriftedFields {
  private final Function<String, ObjectNode> blank;
  private final Map<String, ObjectNode> byKey = new LinkedHashMap<>();

  /**
   * @param blank makes the definition of a new text field of a key
   */
  DriftedFields(Function<String, ObjectNode> blank) {
    this.blank = blank;
  }

  Map<String, ObjectNode> after(List<FieldDrift> drifts, Map<String, ObjectNode> defined) {
    defined.forEach((key, field) -> byKey.put(key, field.deepCopy()));
    for (FieldDrift drift : drifts) {
      int dot = drift.field().indexOf("_fields.");
      if (dot > 0) {
        apply(drift, drift.field().substring(dot + "_fields.".length()));
      }
    }
    return byKey;
  }

  private void apply(FieldDrift drift, String key) {
    if (drift instanceof FieldDrift.Add add) {
      byKey.putIfAbsent(key, typed(blank.apply(key), type(add.value())));
    } else if (drift instanceof FieldDrift.Remove) {
      byKey.remove(key);
    } else if (drift instanceof FieldDrift.Rename rename) {
      change(key, field -> field.put("key", rename.to()));
    } else if (drift instanceof FieldDrift.Retype retype) {
      change(key, field -> typed(field, type(retype.type())));
    }
  }

  private void change(String key, UnaryOperator<ObjectNode> change) {
    ObjectNode field = byKey.remove(key);
    if (field != null) {
      ObjectNode changed = change.apply(field);
      byKey.put(changed.path("key").asText(), changed);
    }
  }

  private static ObjectNode typed(ObjectNode field, String type) {
    if (type.equals("checkbox")) {
      field.put("tag", field.path("key").asText());
    } else {
      field.remove("tag");
    }
    return field.put("type", type);
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
