package io.selfsame.schema.path;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one window showed of one path and, by key, of the paths below it. A tree, so that a path's
 * text is made once a window and not once a row.
 */
final class PathTally {
  /** Deeper than this, values count as part of their ancestor. */
  static final int DEEPEST = 8;

  /** More keys than this are not fields but data: a map from something to something. */
  static final int MOST_KEYS = 200;

  /** Objects that vendors let their users put any keys into. */
  private static final Set<String> OPEN_MAPS =
      Set.of("metadata", "custom_attributes", "customattributes", "custom_data");

  private static final int MOST_ELEMENTS = 50;
  private static final int MOST_TOKENS = 16;

  final String path;
  private final int depth;
  private final boolean openMap;
  private final Map<String, PathTally> children = new LinkedHashMap<>();
  long rows;
  long filled;
  long objects;
  int kinds;

  /** The different values, while they look like those of an enumeration. */
  final TreeSet<String> tokens = new TreeSet<>();

  boolean open;

  /** By sampled row: what {@link Fingerprints#sketch} makes of the value. */
  final Map<Integer, String> sketches = new TreeMap<>();

  private PathTally(String path, int depth, boolean openMap) {
    this.path = path;
    this.depth = depth;
    this.openMap = openMap;
  }

  static PathTally root() {
    return new PathTally("", 0, false);
  }

  /** The tallies of this path and all below it, parents first. */
  void collect(Map<String, PathTally> all) {
    for (PathTally child : children.values()) {
      all.put(child.path, child);
      child.collect(all);
    }
  }

  /**
   * Counts an object and what is in it.
   *
   * @param slot of the sampled row it belongs to, or -1
   */
  void count(JsonNode object, int slot) {
    objects++;
    if (openMap || depth >= DEEPEST) {
      return;
    }
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      PathTally child = children.get(entry.getKey());
      if (child == null && children.size() < MOST_KEYS) {
        child = child(Paths.child(path, entry.getKey()), entry.getKey());
        children.put(entry.getKey(), child);
      }
      if (child != null) {
        child.see(entry.getValue(), slot);
      }
    }
  }

  private PathTally child(String childPath, String key) {
    boolean open = OPEN_MAPS.contains(key.toLowerCase(Locale.ROOT));
    return new PathTally(childPath, depth + 1, open);
  }

  private void see(JsonNode value, int slot) {
    rows++;
    if (value.isNull()) {
      return;
    }
    filled++;
    kinds |= Kinds.of(value);
    if (value.isObject()) {
      count(value, slot);
    } else if (value.isArray()) {
      elements(value);
    } else {
      scalar(value, slot);
    }
  }

  private void scalar(JsonNode value, int slot) {
    if (slot >= 0) {
      sketches.put(slot, Fingerprints.sketch(value));
    }
    if (value.isTextual() && !open) {
      if (EnumerationToken.is(value.textValue()) && tokens.size() < MOST_TOKENS) {
        tokens.add(Fingerprints.ofToken(value.textValue()));
      } else if (!value.textValue().isEmpty()) {
        open = true;
        tokens.clear();
      }
    }
  }

  /** All elements of an array share one path. */
  private void elements(JsonNode array) {
    if (array.isEmpty() || openMap || depth >= DEEPEST) {
      return;
    }
    objects++;
    PathTally element =
        children.computeIfAbsent(
            Paths.ELEMENT, key -> new PathTally(Paths.element(path), depth + 1, false));
    for (int i = 0; i < Math.min(array.size(), MOST_ELEMENTS); i++) {
      element.see(array.get(i), -1);
    }
  }
}
