package io.selfsame.cluster;

import java.util.List;
import java.util.Map;

/**
 * What a worker found when it validated a configuration.
 *
 * @param errorCount how many errors over all settings
 * @param errors messages by setting; settings without errors are left out
 * @param values the values the worker echoed, secrets hidden, by setting; unset ones are left out
 */
public record Validation(
    int errorCount, Map<String, List<String>> errors, Map<String, String> values) {
  public Validation {
    errors = Map.copyOf(errors);
    values = Map.copyOf(values);
  }

  public boolean isClean() {
    return errorCount == 0;
  }
}
