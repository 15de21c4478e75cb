package io.selfsame.source.rest.access;

import io.selfsame.source.polling.http.RateBudget;
import java.util.Map;
import java.util.Optional;

/**
 * What one credential is allowed, shared by everybody in this worker who uses it.
 *
 * @param all requests
 * @param named further limits, by the name the manifest gives them
 */
public record Budgets(Optional<RateBudget> all, Map<String, RateBudget> named) {
  public Budgets {
    named = Map.copyOf(named);
  }
}
