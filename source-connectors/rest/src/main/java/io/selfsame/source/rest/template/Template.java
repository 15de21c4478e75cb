package io.selfsame.source.rest.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with placeholders, such as <code>/lists/{{setting.list}}/members</code>. Filling it in
 * puts values in their places and does nothing else: what a value holds is never looked at again.
 */
public final class Template {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]*)\\}\\}");

  private final List<String> texts;
  private final List<Placeholder> places;

  private Template(List<String> texts, List<Placeholder> places) {
    this.texts = List.copyOf(texts);
    this.places = List.copyOf(places);
  }

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException when braces or a placeholder are wrong, saying how
   */
  public static Template of(String text) {
    List<String> texts = new ArrayList<>();
    List<Placeholder> places = new ArrayList<>();
    Matcher matcher = PLACEHOLDER.matcher(text);
    int end = 0;
    while (matcher.find()) {
      texts.add(text.substring(end, matcher.start()));
      places.add(Placeholder.parse(matcher.group(1)));
      end = matcher.end();
    }
    texts.add(text.substring(end));
    if (String.join("", texts).contains("{{") || String.join("", texts).contains("}}")) {
      throw new IllegalArgumentException("braces that are not closed; a place is {{name}}");
    }
    return new Template(texts, places);
  }

  /** The names of all placeholders. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    places.forEach(place -> names.add(place.name()));
    return names;
  }

  /** The text with everything in its place; empty when a value is missing. */
  public Optional<String> fill(Values values) {
    return fill(values, UnaryOperator.identity());
  }

  /** As {@link #fill(Values)}, each value encoded on its way in. */
  public Optional<String> fill(Values values, UnaryOperator<String> encoding) {
    StringBuilder filled = new StringBuilder(texts.get(0));
    for (int i = 0; i < places.size(); i++) {
      Optional<String> value = places.get(i).text(values);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      filled.append(encoding.apply(value.get())).append(texts.get(i + 1));
    }
    return Optional.of(filled.toString());
  }

  /** As JSON: a placeholder alone keeps its type, a list becomes an array. */
  Optional<JsonNode> json(Values values) {
    boolean alone = places.size() == 1 && texts.stream().allMatch(String::isEmpty);
    if (alone && values.get(places.get(0).name()).orElse("") instanceof List<?> list) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      list.forEach(item -> array.add(item.toString()));
      return Optional.of(array);
    }
    boolean number = alone && places.get(0).isNumber(values);
    return fill(values)
        .map(
            text ->
                number
                    ? JsonNodeFactory.instance.numberNode(Long.parseLong(text))
                    : JsonNodeFactory.instance.textNode(text));
  }

  /** The template as it was written, more or less. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(texts.get(0));
    for (int i = 0; i < places.size(); i++) {
      text.append('{').append(places.get(i).name()).append('}').append(texts.get(i + 1));
    }
    return text.toString();
  }
}
