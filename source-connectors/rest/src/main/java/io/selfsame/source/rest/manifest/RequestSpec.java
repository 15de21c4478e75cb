package io.selfsame.source.rest.manifest;

import io.selfsame.source.rest.template.BodyTemplate;
import io.selfsame.source.rest.template.Template;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A request to fill in.
 *
 * @param query parameters; one whose value is missing is left out
 * @param headers besides those of every request
 * @param body JSON
 * @param budget a further limit it counts by
 */
public record RequestSpec(
    boolean post,
    Template path,
    Map<String, Template> query,
    Map<String, Template> headers,
    Optional<BodyTemplate> body,
    Optional<String> budget) {
  public RequestSpec {
    query = Map.copyOf(query);
    headers = Map.copyOf(headers);
  }

  /** The names of all placeholders. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>(path.names());
    query.values().forEach(template -> names.addAll(template.names()));
    headers.values().forEach(template -> names.addAll(template.names()));
    body.ifPresent(template -> names.addAll(template.names()));
    return names;
  }
}
