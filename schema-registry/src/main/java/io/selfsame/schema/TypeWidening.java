package io.selfsame.schema;

import static io.selfsame.schema.FieldType.DECIMAL;
import static io.selfsame.schema.FieldType.DOUBLE;
import static io.selfsame.schema.FieldType.INT64;
import static io.selfsame.schema.FieldType.JSON;
import static io.selfsame.schema.FieldType.STRING;

import java.util.EnumSet;
import java.util.Set;

/**
 * The least type that holds everything two types hold: int64 → double → decimal → string → JSON;
 * every other scalar → string → JSON. Commutative, associative and idempotent, so the type of a
 * field does not depend on the order in which its values came.
 */
public final class TypeWidening {
  private static final Set<FieldType> NUMBERS = EnumSet.of(INT64, DOUBLE, DECIMAL);

  private TypeWidening() {}

  public static FieldType join(FieldType a, FieldType b) {
    if (a == b) {
      return a;
    }
    if (a == JSON || b == JSON) {
      return JSON;
    }
    if (NUMBERS.contains(a) && NUMBERS.contains(b)) {
      return a == DECIMAL || b == DECIMAL ? DECIMAL : DOUBLE;
    }
    return STRING;
  }
}
