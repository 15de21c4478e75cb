package io.selfsame.warehouse.landing;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The columns of a stored landing table, by name.
 *
 * @param columns empty when there is no such table
 */
record TableShape(SortedMap<String, Column> columns) {

  /** A stored column. */
  record Column(LandingType type, boolean nullable) {}

  TableShape {
    columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
  }

  static TableShape absent() {
    return new TableShape(new TreeMap<>(Map.of()));
  }

  Optional<Column> column(String name) {
    return Optional.ofNullable(columns.get(name));
  }

  boolean exists() {
    return !columns.isEmpty();
  }
}
