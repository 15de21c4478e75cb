package io.selfsame.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.vendor.FieldDrift;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An object of a vendor that is mutated, with its rows.
 *
 * @param fields those the chaos made
 */
record ChaosTarget(ChaosVendor vendor, String object, ChaosFields fields) {
  static final int ROWS = 6;

  String name() {
    return vendor.simulator().name() + "/" + object;
  }

  /** The field that says in which round a row was last edited. */
  String touched() {
    return vendor.converts() ? "touched" : "Touched__c";
  }

  String id(int row) {
    return vendor.id(object, row);
  }

  List<String> ids() {
    return IntStream.range(0, ROWS).mapToObj(this::id).toList();
  }

  void drift(FieldDrift drift) {
    vendor.simulator().drift(object, drift);
  }

  void upsert(String id, ObjectNode patch) {
    vendor.simulator().upsert(object, id, patch);
  }

  /** Gives a field of every row a value. */
  void set(String path, JsonNode value) {
    ids().forEach(id -> upsert(id, ChaosFields.patch(path, value)));
  }

  /** What no row shows cannot be seen to change. */
  boolean isShown(String path) {
    String pointer = "/" + path.replace('.', '/');
    return vendor.rows(object).values().stream().anyMatch(row -> !row.at(pointer).isMissingNode());
  }
}
