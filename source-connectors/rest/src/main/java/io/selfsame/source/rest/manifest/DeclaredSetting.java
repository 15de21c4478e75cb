package io.selfsame.source.rest.manifest;

import java.util.List;
import java.util.Optional;

/**
 * Something a manifest asks the user.
 *
 * @param values the only ones allowed, if there are any
 */
public record DeclaredSetting(String doc, Optional<String> byDefault, List<String> values) {
  public DeclaredSetting {
    values = List.copyOf(values);
  }
}
