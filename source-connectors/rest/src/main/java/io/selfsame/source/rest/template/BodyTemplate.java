package io.selfsame.source.rest.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** A JSON value whose texts are templates. A member whose value is missing is left out. */
public sealed interface BodyTemplate {

  /** The value with everything in its place; empty when it is itself missing. */
  Optional<JsonNode> fill(Values values);

  /** The names of all placeholders. */
  Set<String> names();

  /**
   * Reads a value of a manifest.
   *
   * @throws IllegalArgumentException as {@link Template#of}
   */
  static BodyTemplate of(JsonNode value) {
    if (value instanceof ObjectNode object) {
      Map<String, BodyTemplate> members = new LinkedHashMap<>();
      object.properties().forEach(each -> members.put(each.getKey(), of(each.getValue())));
      return new Members(members);
    }
    if (value instanceof ArrayNode array) {
      return new Items(
          StreamSupport.stream(array.spliterator(), false).map(BodyTemplate::of).toList());
    }
    return value.isTextual() ? new Text(Template.of(value.textValue())) : new Constant(value);
  }

  /** An object. */
  record Members(Map<String, BodyTemplate> members) implements BodyTemplate {
    @Override
    public Optional<JsonNode> fill(Values values) {
      ObjectNode filled = JsonNodeFactory.instance.objectNode();
      members.forEach(
          (name, member) -> member.fill(values).ifPresent(value -> filled.set(name, value)));
      return Optional.of(filled);
    }

    @Override
    public Set<String> names() {
      Set<String> names = new LinkedHashSet<>();
      members.values().forEach(member -> names.addAll(member.names()));
      return names;
    }
  }

  /** An array. An object in it with a list's placeholder stands for one object an element. */
  record Items(List<BodyTemplate> items) implements BodyTemplate {
    @Override
    public Optional<JsonNode> fill(Values values) {
      ArrayNode filled = JsonNodeFactory.instance.arrayNode();
      for (BodyTemplate item : items) {
        repeated(item, values).forEach(each -> item.fill(each).ifPresent(filled::add));
      }
      return Optional.of(filled);
    }

    private static List<Values> repeated(BodyTemplate item, Values values) {
      if (item instanceof Text) {
        return List.of(values);
      }
      for (String name : item.names()) {
        if (values.get(name).orElse("") instanceof List<?> list) {
          return list.stream().map(each -> values.with(name, each.toString())).toList();
        }
      }
      return List.of(values);
    }

    @Override
    public Set<String> names() {
      Set<String> names = new LinkedHashSet<>();
      items.forEach(item -> names.addAll(item.names()));
      return names;
    }
  }

  /** A text with placeholders. */
  record Text(Template template) implements BodyTemplate {
    @Override
    public Optional<JsonNode> fill(Values values) {
      return template.json(values);
    }

    @Override
    public Set<String> names() {
      return template.names();
    }
  }

  /** A number, a flag or null. */
  record Constant(JsonNode value) implements BodyTemplate {
    @Override
    public Optional<JsonNode> fill(Values values) {
      return Optional.of(value);
    }

    @Override
    public Set<String> names() {
      return Set.of();
    }
  }
}
