package io.selfsame.simulator.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.selfsame.simulator.server.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The drifts of each object so far, applied to records when they are sent. Thread-safe. */
public final class SchemaDrifts {
  private final Map<String, List<FieldDrift>> byObject = new ConcurrentHashMap<>();

  public void add(String object, FieldDrift drift) {
    byObject.computeIfAbsent(object, any -> new CopyOnWriteArrayList<>()).add(drift);
  }

  /** The drifts of {@code object}, oldest first. */
  public List<FieldDrift> of(String object) {
    return List.copyOf(byObject.getOrDefault(object, List.of()));
  }

  /**
   * Changes {@code record}, a private copy of the caller, to the present shape of {@code object}.
   */
  public ObjectNode apply(String object, ObjectNode record) {
    byObject.getOrDefault(object, List.of()).forEach(drift -> apply(drift, record));
    return record;
  }

  private static void apply(FieldDrift drift, ObjectNode record) {
    int dot = drift.field().lastIndexOf('.');
    Optional<ObjectNode> owner =
        dot < 0 ? Optional.of(record) : descend(record, drift.field().substring(0, dot));
    String name = drift.field().substring(dot + 1);
    owner.ifPresent(node -> applyTo(node, name, drift));
  }

  private static Optional<ObjectNode> descend(ObjectNode record, String path) {
    JsonNode node = record.at("/" + path.replace('.', '/'));
    return node instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
  }

  private static void applyTo(ObjectNode owner, String name, FieldDrift drift) {
    if (drift instanceof FieldDrift.Add add) {
      if (!owner.has(name)) {
        owner.set(name, add.value().deepCopy());
      }
    } else if (drift instanceof FieldDrift.Remove) {
      owner.remove(name);
    } else if (drift instanceof FieldDrift.Rename rename) {
      JsonNode value = owner.remove(name);
      // A record edited after the renaming already has the new name, with the newer value.
      if (value != null && !owner.has(rename.to())) {
        owner.set(rename.to(), value);
      }
    } else if (drift instanceof FieldDrift.Retype retype && owner.hasNonNull(name)) {
      owner.set(name, retyped(owner.get(name), retype.type()));
    }
  }

  private static JsonNode retyped(JsonNode value, FieldDrift.FieldType type) {
    return switch (type) {
      case STRING -> TextNode.valueOf(value.isValueNode() ? value.asText() : value.toString());
      case INTEGER -> LongNode.valueOf(value.asLong());
      case NUMBER -> DoubleNode.valueOf(value.asDouble());
      case BOOLEAN -> BooleanNode.valueOf(value.asBoolean());
      case OBJECT -> Json.object().set("value", value);
      case ARRAY -> Json.array().add(value);
    };
  }
}
