package io.selfsame.drift;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The leaves of a payload: scalars, nulls and empty containers, each with the way to it. */
final class LeafPaths {

  /** A leaf; steps are keys and, as numbers, positions in arrays. */
  record Leaf(List<String> steps, JsonNode value) {}

  private LeafPaths() {}

  static List<Leaf> of(JsonNode payload) {
    List<Leaf> leaves = new ArrayList<>();
    collect(payload, List.of(), leaves);
    return leaves;
  }

  private static void collect(JsonNode node, List<String> steps, List<Leaf> leaves) {
    if (node.isObject() && !node.isEmpty()) {
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        collect(entry.getValue(), with(steps, entry.getKey()), leaves);
      }
    } else if (node.isArray() && !node.isEmpty()) {
      for (int i = 0; i < node.size(); i++) {
        collect(node.get(i), with(steps, Integer.toString(i)), leaves);
      }
    } else {
      leaves.add(new Leaf(steps, node));
    }
  }

  private static List<String> with(List<String> steps, String step) {
    List<String> longer = new ArrayList<>(steps);
    longer.add(step);
    return longer;
  }
}
