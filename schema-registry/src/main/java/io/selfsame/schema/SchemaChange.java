package io.selfsame.schema;

import io.selfsame.contract.DriftKind;
import io.selfsame.schema.path.DriftClass;
import java.util.Optional;

/**
 * One way in which a stream departed from its known shape.
 *
 * @param drift the finer name of the kind
 * @param field a field, or a path into one
 * @param before a type or a number of values, never a value
 * @param related of a suspected rename, the new name
 * @param windows over how many pages with rows it was seen; 1 when this page was enough
 */
public record SchemaChange(
    DriftKind kind,
    DriftClass drift,
    String field,
    Optional<String> before,
    Optional<String> after,
    Optional<String> related,
    int windows) {

  /** The name of the field itself, without the path into it. */
  public String root() {
    int end = 0;
    while (end < field.length() && field.charAt(end) != '.' && field.charAt(end) != '[') {
      end++;
    }
    return end == 0 ? field : field.substring(0, end);
  }
}
