package io.selfsame.identity.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.selfsame.identity.record.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A place in a mapping document that knows where it is, so that every error names it.
 *
 * @param place the names from the top, joined by dots
 * @param name the last of them
 */
record DocumentNode(String place, String name, JsonNode node) {

  MappingException problem(String whatToDo) {
    return new MappingException("at " + place + ": " + whatToDo);
  }

  boolean has(String child) {
    return node.hasNonNull(child);
  }

  boolean isText() {
    return node.isTextual();
  }

  /** The child, which may be absent: it then has no entries. */
  DocumentNode child(String child) {
    JsonNode found = node.get(child);
    return new DocumentNode(
        place + "." + child,
        child,
        found == null || found.isNull() ? MissingNode.getInstance() : found);
  }

  /** The members of an object; those that are null are switched off. */
  List<DocumentNode> entries() {
    if (node.isMissingNode()) {
      return List.of();
    }
    if (!node.isObject()) {
      throw problem("must be a JSON object");
    }
    List<DocumentNode> entries = new ArrayList<>();
    node.fieldNames()
        .forEachRemaining(
            field -> {
              if (has(field)) {
                entries.add(child(field));
              }
            });
    return entries;
  }

  /** The items of an array, or the one value that stands for an array of one. */
  List<DocumentNode> items() {
    if (!node.isArray()) {
      return List.of(this);
    }
    List<DocumentNode> items = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      items.add(new DocumentNode(place + "[" + i + "]", name, node.get(i)));
    }
    return items;
  }

  String text() {
    if (!node.isValueNode() || node.isNull() || node.asText().isBlank()) {
      throw problem("must be a text that is not blank");
    }
    return node.asText();
  }

  String text(String child, String otherwise) {
    return has(child) ? child(child).text() : otherwise;
  }

  /** This node's text as a field path. */
  FieldPath path() {
    return path(text());
  }

  /** This node's name as a field path. */
  FieldPath namedPath() {
    return path(name);
  }

  void allowOnly(Set<String> names) {
    entries().stream()
        .filter(entry -> !names.contains(entry.name()))
        .findFirst()
        .ifPresent(
            entry -> {
              throw entry.problem("unknown; use " + String.join(", ", new TreeSet<>(names)));
            });
  }

  private FieldPath path(String text) {
    try {
      return FieldPath.parse(text);
    } catch (IllegalArgumentException e) {
      throw problem(e.getMessage());
    }
  }
}
