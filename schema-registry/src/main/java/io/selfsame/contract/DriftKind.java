package io.selfsame.contract;

import java.util.Locale;

/** How the shape of a stream departed from what was known. */
public enum DriftKind {
  FIELD_ADDED,
  FIELD_REMOVED,
  TYPE_WIDENED,
  TYPE_INCOMPATIBLE,
  FIELD_RENAMED_SUSPECTED,
  FIELD_RETURNED,
  VALUE_DOMAIN_CHANGED;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
