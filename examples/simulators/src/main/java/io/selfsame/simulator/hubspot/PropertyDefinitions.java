package io.selfsame.simulator.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.vendor.FieldDrift;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The properties of one object as an administrator defines them. Thread-safe. */
final class PropertyDefinitions {
  private final Clock clock;
  private final Map<String, ObjectNode> byName = new LinkedHashMap<>();

  PropertyDefinitions(HubspotObject object, Clock clock) {
    this.clock = clock;
    object
        .standardProperties()
        .forEach(property -> byName.put(property.path("name").asText(), property.deepCopy()));
  }

  /** Makes a property, a text unless {@code patch} says otherwise, or changes its definition. */
  synchronized void define(String name, ObjectNode patch) {
    ObjectNode property = byName.computeIfAbsent(name, this::blank);
    Json.merge(property, patch);
    property.put("updatedAt", clock.instant().toString());
  }

  /** Takes a property away; it stays listed among the archived ones. */
  synchronized void archive(String name) {
    ObjectNode property = byName.get(name);
    if (property != null) {
      property.put("archived", true).put("archivedAt", clock.instant().toString());
    }
  }

  synchronized boolean isLive(String name) {
    return byName.containsKey(name) && !byName.get(name).path("archived").asBoolean();
  }

  /** The type of a property: {@code string}, {@code number}, {@code datetime}, …. */
  synchronized String type(String name) {
    return byName.containsKey(name) ? byName.get(name).path("type").asText() : "string";
  }

  synchronized Optional<ObjectNode> find(String name) {
    return Optional.ofNullable(byName.get(name)).map(ObjectNode::deepCopy);
  }

  synchronized ArrayNode list(boolean archived, Optional<String> sensitivity) {
    ArrayNode all = Json.array();
    for (ObjectNode property : byName.values()) {
      boolean asked =
          sensitivity.isEmpty()
              || sensitivity.get().equals(property.path("dataSensitivity").asText());
      if (asked && property.path("archived").asBoolean() == archived) {
        all.add(property.deepCopy());
      }
    }
    return all;
  }

  synchronized void apply(FieldDrift drift) {
    if (drift instanceof FieldDrift.Add add) {
      define(add.field(), typed(type(add.value())));
    } else if (drift instanceof FieldDrift.Remove remove) {
      archive(remove.field());
    } else if (drift instanceof FieldDrift.Rename rename) {
      ObjectNode before = find(rename.field()).orElseGet(() -> blank(rename.field()));
      archive(rename.field());
      define(rename.to(), before.put("name", rename.to()));
    } else if (drift instanceof FieldDrift.Retype retype) {
      define(retype.field(), typed(type(retype.type())));
    }
  }

  private ObjectNode blank(String name) {
    ObjectNode property = Json.object();
    String now = clock.instant().toString();
    property.put("updatedAt", now).put("createdAt", now).put("name", name).put("label", name);
    property.put("type", "string").put("fieldType", "text").put("description", "");
    property.put("groupName", "contactinformation").putArray("options");
    property.put("createdUserId", "1").put("updatedUserId", "1").put("displayOrder", -1);
    property.put("calculated", false).put("externalOptions", false).put("archived", false);
    property.put("hasUniqueValue", false).put("hidden", false);
    property
        .putObject("modificationMetadata")
        .put("archivable", true)
        .put("readOnlyDefinition", false)
        .put("readOnlyValue", false);
    return property.put("formField", true).put("dataSensitivity", "non_sensitive");
  }

  private static ObjectNode typed(String type) {
    return Json.object().put("type", type).put("fieldType", type.equals("number") ? type : "text");
  }

  private static String type(JsonNode value) {
    return switch (value.getNodeType()) {
      case BOOLEAN -> "bool";
      case NUMBER -> "number";
      default -> "string";
    };
  }

  private static String type(FieldDrift.FieldType type) {
    return switch (type) {
      case BOOLEAN -> "bool";
      case INTEGER, NUMBER -> "number";
      case ARRAY -> "enumeration";
      case STRING, OBJECT -> "string";
    };
  }
}
