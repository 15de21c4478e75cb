package io.selfsame.simulator.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Json;
import java.util.Optional;

/**
 * What an event says a row had before: of each attribute that changed the old value, null for a new
 * one.
 */
final class PreviousAttributes {
  private PreviousAttributes() {}

  static ObjectNode of(ObjectNode before, ObjectNode after) {
    ObjectNode previous = Json.object();
    before
        .properties()
        .forEach(
            field ->
                difference(field.getValue(), after.get(field.getKey()))
                    .ifPresent(old -> previous.set(field.getKey(), old)));
    after
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!before.has(name)) {
                previous.putNull(name);
              }
            });
    return previous;
  }

  private static Optional<JsonNode> difference(JsonNode before, JsonNode after) {
    if (before.equals(after)) {
      return Optional.empty();
    }
    if (before instanceof ObjectNode old && after instanceof ObjectNode now) {
      return Optional.of(of(old, now));
    }
    return Optional.of(before);
  }
}
