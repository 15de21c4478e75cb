package io.selfsame.source.rest.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import io.selfsame.source.rest.template.Path;
import java.util.List;

/**
 * Whether a value is one of some.
 *
 * @param equal texts of the values; when empty the value must only be there and not null
 */
public record Condition(Path path, List<String> equal) {
  public Condition {
    equal = List.copyOf(equal);
  }

  public boolean holds(JsonNode row) {
    JsonNode value = path.in(row);
    return equal.isEmpty()
        ? !value.isMissingNode() && !value.isNull()
        : value.isValueNode() && equal.contains(value.asText());
  }
}
