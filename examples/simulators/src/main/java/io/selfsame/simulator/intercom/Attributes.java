package io.selfsame.simulator.intercom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Json;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** How data attributes are described. */
final class Attributes {
  private Attributes() {}

  static Collector<Map.Entry<String, JsonNode>, ?, Map<String, JsonNode>> firstOfEachName() {
    return Collectors.toMap(
        Map.Entry::getKey, Map.Entry::getValue, (first, other) -> first, TreeMap::new);
  }

  static ObjectNode described(IntercomObject object, String name, JsonNode value, boolean custom) {
    ObjectNode attribute = Json.object().put("type", "data_attribute").put("name", name);
    attribute.put("full_name", custom ? "custom_attributes." + name : name).put("label", name);
    attribute.put("description", "").put("data_type", type(name, value)).put("custom", custom);
    return attribute
        .put("api_writable", custom)
        .put("ui_writable", false)
        .put("archived", false)
        .put("model", object == IntercomObject.CONTACTS ? "contact" : "company");
  }

  private static String type(String name, JsonNode value) {
    if (name.endsWith("_at")) {
      return "date";
    }
    return switch (value.getNodeType()) {
      case BOOLEAN -> "boolean";
      case NUMBER -> value.isIntegralNumber() ? "integer" : "float";
      default -> "string";
    };
  }
}
