package io.selfsame.source.rest.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** A path into JSON: names of members, or positions in arrays, parted by dots. */
public record Path(List<String> steps) {
  public Path {
    steps = List.copyOf(steps);
  }

  /** Reads the text form; an empty one leads to the whole. */
  public static Path of(String text) {
    return new Path(text.isEmpty() ? List.of() : List.of(text.split("\\.")));
  }

  /** The value at this path; a missing node when there is none. */
  public JsonNode in(JsonNode root) {
    JsonNode value = root;
    for (String step : steps) {
      value =
          value.isArray() && step.length() < 9 && step.chars().allMatch(Character::isDigit)
              ? value.path(Integer.parseInt(step))
              : value.path(step);
    }
    return value;
  }

  /** The text of a scalar that is there and not empty. */
  public Optional<String> text(JsonNode root) {
    JsonNode value = in(root);
    return value.isValueNode() && !value.isNull() && !value.asText().isEmpty()
        ? Optional.of(value.asText())
        : Optional.empty();
  }

  @Override
  public String toString() {
    return String.join(".", steps);
  }
}
