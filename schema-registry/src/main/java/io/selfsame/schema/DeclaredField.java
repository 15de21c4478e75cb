package io.selfsame.schema;

import java.util.Objects;

/** A field as the vendor's own metadata declares it. */
public record DeclaredField(String name, FieldType type) {
  public DeclaredField {
    Objects.requireNonNull(type, "type");
    if (name == null || name.isEmpty()) {
      throw new IllegalArgumentException("declared field without a name");
    }
  }
}
