package io.selfsame.schema.path;

import java.util.Optional;

/**
 * One way in which a window departed from what was known.
 *
 * @param path what it is about; of a rename the old path
 * @param before a type or a number of values, never a value
 * @param related of a rename, the new path
 * @param windows how many windows ago it began; 1 for this one
 */
public record PathChange(
    DriftClass drift,
    String path,
    Optional<String> before,
    Optional<String> after,
    Optional<String> related,
    int windows) {

  static PathChange of(DriftClass drift, String path, String before, String after) {
    return new PathChange(
        drift, path, Optional.of(before), Optional.of(after), Optional.empty(), 1);
  }
}
