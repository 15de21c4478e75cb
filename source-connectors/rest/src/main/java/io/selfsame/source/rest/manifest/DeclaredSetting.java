package io.selfsame.source.rest.manifest;

import java.util.List;
import java.util.Optional;

/**
 * Something a manifest asks the user.
 *
 * @param kind what it must be
 * @param values the only ones allowed, if there are any
 */
public record DeclaredSetting(
    String doc, Kind kind, Optional<String> byDefault, List<String> values) {
  /** What a value is. */
  public enum Kind {
    TEXT,
    /** ISO 8601 with an offset. */
    TIME,
    TIME_ZONE
  }

  public DeclaredSetting {
    values = List.copyOf(values);
  }
}
