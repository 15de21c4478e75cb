package io.selfsame.simulator.salesforce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.selfsame.simulator.server.Json;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;

/** The API versions the org serves, 58.0 to 64.0 at first. Thread-safe. */
final class Versions {
  private static final int OLDEST = 58;
  private static final int NEWEST = 64;

  private final NavigableSet<Integer> served = new ConcurrentSkipListSet<>();

  Versions() {
    for (int version = OLDEST; version <= NEWEST; version++) {
      served.add(version);
    }
  }

  void retire(String version) {
    served.remove(number(version));
  }

  /**
   * @param version as it stands in a path: {@code v64.0} or {@code 64.0}
   */
  boolean isServed(String version) {
    return served.contains(number(version));
  }

  ArrayNode list() {
    ArrayNode versions = Json.array();
    for (int version : served) {
      versions
          .addObject()
          .put("label", "Release " + version)
          .put("url", "/services/data/v" + version + ".0")
          .put("version", version + ".0");
    }
    return versions;
  }

  private static int number(String version) {
    String digits = version.replaceAll("^v|\\.0$", "");
    return digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : -1;
  }
}
