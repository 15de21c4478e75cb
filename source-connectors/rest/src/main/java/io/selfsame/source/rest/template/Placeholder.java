package io.selfsame.source.rest.template;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A place in a template.
 *
 * @param name what stands here
 * @param format of a time; ISO otherwise
 * @param asText whether a number stays a text in JSON
 */
record Placeholder(String name, TimeFormat format, boolean asText) {
  private static final String TEXT = "text";

  /**
   * Reads what stands between the braces: a name, and behind bars a time format and 'text'.
   *
   * @throws IllegalArgumentException for anything else
   */
  static Placeholder parse(String inside) {
    String[] parts = inside.split("\\|");
    TimeFormat format = TimeFormat.ISO;
    boolean asText = false;
    for (int i = 1; i < parts.length; i++) {
      String filter = parts[i].strip();
      if (filter.equals(TEXT)) {
        asText = true;
      } else {
        format =
            TimeFormat.named(filter)
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "unknown format in a placeholder; allowed are iso, iso_seconds,"
                                + " epoch_seconds, epoch_ms, date, hour, space and text"));
      }
    }
    return new Placeholder(parts[0].strip(), format, asText);
  }

  /** The text that stands here; empty when nothing does. */
  Optional<String> text(Values values) {
    return values
        .get(name)
        .map(
            value ->
                value instanceof Instant time
                    ? format.write(time)
                    : value instanceof List<?> list
                        ? String.join(",", list.stream().map(Object::toString).toList())
                        : value.toString());
  }

  /** Whether what stands here is a number in JSON. */
  boolean isNumber(Values values) {
    return !asText
        && values
            .get(name)
            .map(value -> value instanceof Long || (value instanceof Instant && format.isNumber()))
            .orElse(false);
  }
}
