package io.selfsame.schema.path;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds, for paths that are new, older paths with the same value in the same row, in every row of a
 * window that has both. Looks into objects, not into arrays.
 */
final class Twins {
  private static final int MOST_ROWS = 200;
  private static final int RARE = 2;

  /** The twins of one path; sure when a value was shared by no third path. */
  record Found(Set<String> paths, boolean sure) {}

  private Twins() {}

  static Map<String, Found> of(Set<String> young, List<ObservedRow> rows) {
    Map<String, Set<String>> same = new HashMap<>();
    Set<String> sure = new HashSet<>();
    for (ObservedRow row : rows.subList(0, Math.min(rows.size(), MOST_ROWS))) {
      Map<String, JsonNode> values = new TreeMap<>();
      flatten(row.fields(), "", values, 0);
      for (String path : young) {
        JsonNode value = values.get(path);
        if (value != null && !Fingerprints.isDull(value)) {
          narrow(path, value, values, same, sure);
        }
      }
    }
    Map<String, Found> found = new HashMap<>();
    same.forEach((path, twins) -> found.put(path, new Found(twins, sure.contains(path))));
    return found;
  }

  private static void narrow(
      String path,
      JsonNode value,
      Map<String, JsonNode> values,
      Map<String, Set<String>> same,
      Set<String> sure) {
    Set<String> equal = new HashSet<>();
    Set<String> other = new HashSet<>();
    values.forEach(
        (name, another) -> {
          if (!name.equals(path)) {
            (another.asText().equals(value.asText()) ? equal : other).add(name);
          }
        });
    if (!equal.isEmpty() && equal.size() < RARE) {
      sure.add(path);
    }
    Set<String> before = same.get(path);
    if (before == null) {
      same.put(path, equal);
    } else {
      before.removeAll(other);
    }
  }

  private static void flatten(JsonNode object, String path, Map<String, JsonNode> into, int depth) {
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      String child = Paths.child(path, entry.getKey());
      JsonNode value = entry.getValue();
      if (value.isObject() && depth < PathTally.DEEPEST) {
        flatten(value, child, into, depth + 1);
      } else if (value.isValueNode() && !value.isNull()) {
        into.put(child, value);
      }
    }
  }

  static List<String> atMost(Set<String> twins, int most) {
    List<String> sorted = new ArrayList<>(twins);
    sorted.sort(null);
    return sorted.subList(0, Math.min(most, sorted.size()));
  }
}
