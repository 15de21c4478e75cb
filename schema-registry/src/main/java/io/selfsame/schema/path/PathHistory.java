package io.selfsame.schema.path;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of a stream's paths. Immutable; equal contents are equal.
 *
 * @param window how many windows (pages with rows) were looked at
 * @param paths by path, parents before children
 * @param sample hashes of the ids of the rows that sketches are of
 */
public record PathHistory(long window, Map<String, KnownPath> paths, List<String> sample) {

  /** Most paths that are kept; what comes beyond goes unobserved. */
  static final int MOST_PATHS = 1_500;

  private static final PathHistory NONE = new PathHistory(0, Map.of(), List.of());

  public PathHistory {
    paths = Collections.unmodifiableMap(new TreeMap<>(paths));
    sample = List.copyOf(sample);
  }

  public static PathHistory none() {
    return NONE;
  }

  /** Whether a path was seen. */
  public boolean knows(String path) {
    return paths.containsKey(path);
  }
}
