package io.selfsame.schema.path;

import com.fasterxml.jackson.databind.JsonNode;

/** The kinds of values seen at a path, as a set of bits. Null is none: it tells nothing. */
final class Kinds {
  static final int BOOLEAN = 1;
  static final int INTEGER = 2;
  static final int DECIMAL = 4;
  static final int TEXT = 8;
  static final int OBJECT = 16;
  static final int ARRAY = 32;

  /** An object that says which one it is, by a member {@code id}; beside {@link #OBJECT}. */
  static final int IDENTIFIED = 64;

  private static final int NUMBERS = INTEGER | DECIMAL;
  private static final int CONTAINERS = OBJECT | ARRAY;
  private static final int REAL = 63;
  private static final int REFERENCES = TEXT | INTEGER;

  private Kinds() {}

  static int of(JsonNode value) {
    return switch (value.getNodeType()) {
      case BOOLEAN -> BOOLEAN;
      case NUMBER -> value.isIntegralNumber() && value.canConvertToLong() ? INTEGER : DECIMAL;
      case STRING -> TEXT;
      case OBJECT -> value.path("id").isValueNode() ? OBJECT | IDENTIFIED : OBJECT;
      case ARRAY -> ARRAY;
      default -> 0;
    };
  }

  /** The kinds of the one that the other has not. */
  static int added(int before, int now) {
    return now & ~before & REAL;
  }

  /**
   * Whether there were only references so far and now there is an object that one may refer to, or
   * the other way round. Vendors send either, as they are asked.
   */
  static boolean isExpansion(int before, int now) {
    return (isReference(before) && isIdentified(now)) || (isIdentified(before) && isReference(now));
  }

  static boolean isReference(int kinds) {
    return kinds != 0 && (kinds & ~REFERENCES) == 0;
  }

  static boolean isIdentified(int kinds) {
    return (kinds & IDENTIFIED) != 0 && (kinds & REAL) == OBJECT;
  }

  static boolean hasContainer(int kinds) {
    return (kinds & CONTAINERS) != 0;
  }

  /** Whether a reader of the one has to be changed for the other; null only and a scalar agree. */
  static boolean differ(int old, int now) {
    int before = old & REAL;
    int after = now & REAL;
    if (hasContainer(before) != hasContainer(after)) {
      return true;
    }
    if (before == 0 || after == 0 || (before | after | NUMBERS) == NUMBERS) {
      return false;
    }
    return (before & after) == 0;
  }

  /** Whether whoever coped with the old kinds copes with the new: text, or text and containers. */
  static boolean holdsAll(int before, int added) {
    boolean mixed = hasContainer(before) && (before & REAL & ~CONTAINERS) != 0;
    return !hasContainer(added) && ((before & TEXT) != 0 || mixed);
  }

  /** Whether new kinds cannot live beside the old ones in any scalar, or change the container. */
  static boolean incompatible(int before, int added) {
    boolean scalars = (before & REAL & ~CONTAINERS) != 0;
    boolean addsScalar = (added & REAL & ~CONTAINERS) != 0;
    return hasContainer(added) || (hasContainer(before) && (addsScalar || !scalars));
  }

  /** The least type that holds all of them, as drift events name it. */
  static String name(int kinds) {
    return switch (kinds & REAL) {
      case 0 -> "null";
      case BOOLEAN -> "boolean";
      case INTEGER -> "int64";
      case OBJECT -> "object";
      case ARRAY -> "array";
      default ->
          hasContainer(kinds)
              ? "json"
              : ((kinds & REAL) | NUMBERS) == NUMBERS ? "decimal" : "string";
    };
  }
}
