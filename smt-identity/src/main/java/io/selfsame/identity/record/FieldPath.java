package io.selfsame.identity.record;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a value is inside a record: names joined by dots, as {@code address.postal_code}. A name
 * that itself has dots stands between backticks (the syntax of KIP-821).
 *
 * @param text the path as it was written
 */
public record FieldPath(List<String> names, String text) {

  public FieldPath {
    names = List.copyOf(names);
  }

  /**
   * Parses a path.
   *
   * @throws IllegalArgumentException for an empty name or an open backtick
   */
  public static FieldPath parse(String text) {
    List<String> names = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '`') {
        quoted = !quoted;
      } else if (c == '.' && !quoted) {
        names.add(name.toString());
        name.setLength(0);
      } else {
        name.append(c);
      }
    }
    names.add(name.toString());
    if (quoted || names.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException(
          "a field path is names joined by dots, each not empty, with backticks in pairs");
    }
    return new FieldPath(names, text);
  }

  String root() {
    return names.get(0);
  }

  List<String> below() {
    return names.subList(1, names.size());
  }
}
