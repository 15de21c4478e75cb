package io.selfsame.source.rest.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/**
 * A manifest as it was written: its values, and where each stands.
 *
 * @param root values in JSON's terms
 * @param places by path
 */
record ManifestText(JsonNode root, Map<String, Place> places) {
  ManifestText {
    places = Map.copyOf(places);
  }

  /** Returns where a value stands, or what holds it. */
  Place at(String path) {
    Place known = places.get(path);
    if (known != null) {
      return known;
    }
    int dot = path.lastIndexOf('.');
    Place holder = dot < 0 ? places.get("") : at(path.substring(0, dot));
    return new Place(path, holder.line(), holder.column());
  }

  static String below(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  static Map<String, Place> newPlaces() {
    return new HashMap<>();
  }
}
