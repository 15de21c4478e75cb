package io.selfsame.schema;

import java.util.List;

/**
 * The fields of a stream as the vendor's metadata declares them (a describe call, a list of
 * properties), in the vendor's order. Declared types win over what values look like.
 */
public record DeclaredSchema(List<DeclaredField> fields) {
  public DeclaredSchema {
    fields = List.copyOf(fields);
    long names = fields.stream().map(DeclaredField::name).distinct().count();
    if (names != fields.size()) {
      throw new IllegalArgumentException("declared schema names a field twice");
    }
  }
}
