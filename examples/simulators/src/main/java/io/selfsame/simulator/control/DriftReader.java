package io.selfsame.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.vendor.FieldDrift;
import java.util.Arrays;
import java.util.Locale;

/**
 * Reads a drift from JSON: {@code {"object": "customers", "add": "loyalty", "value": 1}}, {@code
 * {"rename": "phone", "to": "telephone"}}, {@code {"remove": "phone"}}, {@code {"retype":
 * "balance", "type": "string"}}.
 */
final class DriftReader {
  private DriftReader() {}

  /**
   * Reads a drift: exactly one of {@code add}, {@code rename}, {@code remove} and {@code retype}
   * names the field.
   *
   * @throws IllegalArgumentException naming the member that is wrong
   */
  static FieldDrift read(ObjectNode json) {
    if (json.has("add")) {
      JsonNode value = json.path("value");
      return new FieldDrift.Add(
          text(json, "add"), value.isMissingNode() ? NullNode.instance : value);
    }
    if (json.has("rename")) {
      return new FieldDrift.Rename(text(json, "rename"), text(json, "to"));
    }
    if (json.has("remove")) {
      return new FieldDrift.Remove(text(json, "remove"));
    }
    if (json.has("retype")) {
      return new FieldDrift.Retype(text(json, "retype"), type(text(json, "type")));
    }
    throw new IllegalArgumentException(
        "expected one of add, rename, remove, retype with a field name");
  }

  private static FieldDrift.FieldType type(String name) {
    return Arrays.stream(FieldDrift.FieldType.values())
        .filter(type -> type.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "type: expected string, integer, number, boolean, object or array"));
  }

  static String text(ObjectNode json, String member) {
    if (!json.path(member).isTextual()) {
      throw new IllegalArgumentException(member + ": expected a string");
    }
    return json.path(member).asText();
  }
}
