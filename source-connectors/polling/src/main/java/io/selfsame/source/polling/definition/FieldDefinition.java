package io.selfsame.source.polling.definition;

import io.selfsame.schema.FieldType;
import java.util.List;
import java.util.Objects;

/**
 * One field as a vendor's metadata defines it.
 *
 * @param key under which rows hold its value
 * @param options the values of a drop-down or multi-select, in order; empty for other types
 */
public record FieldDefinition(String key, FieldType type, List<String> options) {
  public FieldDefinition {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(type, "type");
    options = List.copyOf(options);
  }
}
