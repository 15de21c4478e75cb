package io.selfsame.schema.path;

import java.util.Locale;

/** A finer name of what happened than the kind of a drift event has. */
public enum DriftClass {
  ADD,
  ADD_NESTED,
  REMOVE,
  /** There for a short while, or away for one. */
  FLAP,
  RETURN,
  NULL_TO_OBJECT,
  NULL_TO_ARRAY,
  NULL_TO_SCALAR,
  WIDEN,
  INCOMPATIBLE,
  /** A reference came as the object it refers to, or the other way round. */
  EXPAND,
  RENAME,
  RENAME_WITH_OVERLAP,
  REPLACE_WITH_TYPE_CHANGE,
  /** A single value gave way to a list of the same name in the plural. */
  REPLACE_SCALAR_BY_ARRAY,
  MOVE_NESTED,
  MOVE_NESTED_TYPE_CHANGE,
  MOVE_INTO_ARRAY,
  MOVE_INTO_ARRAY_ATOMIC,
  VALUE_DOMAIN,
  /** The vendor's own list of the values a field may have is another. */
  VALUE_DOMAIN_DECLARED;

  /** The name used in drift events. */
  public String wireName() {
    return switch (this) {
      case MOVE_NESTED_TYPE_CHANGE -> "move-nested+type-change";
      default -> name().toLowerCase(Locale.ROOT).replace('_', '-');
    };
  }
}
