package io.selfsame.source.salesforce.rest;

import io.selfsame.source.salesforce.stream.ObjectDescription;
import java.util.ArrayList;
import java.util.List;

/** Splits a list of fields; every part tells which row and which version of it. */
final class FieldParts {
  private static final List<String> IN_EACH =
      List.of(ObjectDescription.ID, ObjectDescription.MODSTAMP);

  /** A comma and a blank, encoded. */
  private static final int SEPARATOR = 4;

  private FieldParts() {}

  /**
   * @param longest how many characters the names of a part may have in a URL
   * @return one part at least
   */
  static List<List<String>> of(List<String> fields, int longest) {
    List<List<String>> parts = new ArrayList<>();
    List<String> part = new ArrayList<>();
    int length = 0;
    for (String field : fields) {
      int more = field.length() + SEPARATOR;
      if (length + more > longest) {
        parts.add(List.copyOf(part));
        part = new ArrayList<>(IN_EACH);
        length = IN_EACH.stream().mapToInt(name -> name.length() + SEPARATOR).sum();
      }
      if (!part.contains(field)) {
        part.add(field);
        length += more;
      }
    }
    parts.add(List.copyOf(part));
    return withIdentity(parts);
  }

  private static List<List<String>> withIdentity(List<List<String>> parts) {
    if (parts.size() == 1) {
      return parts;
    }
    List<String> first = new ArrayList<>(parts.get(0));
    IN_EACH.stream().filter(name -> !first.contains(name)).forEach(first::add);
    parts.set(0, List.copyOf(first));
    return parts;
  }
}
