package io.selfsame.simulator.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Wire;
import java.util.List;
import java.util.Map;

/** Form bodies: {@code metadata[key]=value} becomes a nested object. */
final class StripeForm {
  private StripeForm() {}

  static ObjectNode parse(String body) {
    ObjectNode patch = Json.object();
    for (Map.Entry<String, List<String>> entry : Wire.parameters(body).entrySet()) {
      String name = entry.getKey();
      String value = entry.getValue().get(0);
      int bracket = name.indexOf('[');
      if (bracket > 0 && name.endsWith("]")) {
        patch
            .withObjectProperty(name.substring(0, bracket))
            .put(name.substring(bracket + 1, name.length() - 1), value);
      } else {
        patch.put(name, value);
      }
    }
    return patch;
  }
}
