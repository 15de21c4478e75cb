package io.selfsame.drift;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * Every leaf of every live row of the vendors, looked up in the warehouse.
 *
 * @param leaves how many there are
 * @param missing those that are not there, by row and path
 */
record LandedComparison(long leaves, List<String> missing) {

  /**
   * @param warehouse a DuckDB file that nobody else has open
   */
  static LandedComparison of(Path warehouse, List<ChaosTarget> targets) throws SQLException {
    Properties asTheSinkOpensIt = new Properties();
    asTheSinkOpensIt.setProperty("autoinstall_known_extensions", "false");
    asTheSinkOpensIt.setProperty("autoload_known_extensions", "false");
    List<String> missing = new ArrayList<>();
    long leaves = 0;
    try (Connection connection =
        DriverManager.getConnection("jdbc:duckdb:" + warehouse, asTheSinkOpensIt)) {
      for (ChaosTarget target : targets) {
        leaves += compare(connection, target, missing);
      }
    }
    return new LandedComparison(leaves, List.copyOf(missing));
  }

  private static long compare(Connection connection, ChaosTarget target, List<String> missing)
      throws SQLException {
    Set<String> expected = new HashSet<>(target.ids());
    Map<String, ObjectNode> rows = target.vendor().rows(target.object());
    rows.keySet().retainAll(expected);
    expected.removeAll(rows.keySet());
    expected.forEach(id -> missing.add(target.name() + "/" + id + " is not at the vendor"));
    String table = target.name().replace('/', '_').toLowerCase(Locale.ROOT);
    long leaves = 0;
    for (Map.Entry<String, ObjectNode> row : rows.entrySet()) {
      LandedRow landed = LandedRow.read(connection, table, row.getKey());
      for (LeafPaths.Leaf leaf : LeafPaths.of(row.getValue())) {
        leaves++;
        if (!landed.has(storable(leaf))) {
          missing.add(target.name() + "/" + row.getKey() + " " + leaf.steps());
        }
      }
    }
    return leaves;
  }

  /** No database can be relied on to keep a NUL in text: it lands as the replacement character. */
  private static LeafPaths.Leaf storable(LeafPaths.Leaf leaf) {
    return leaf.value().isTextual()
        ? new LeafPaths.Leaf(
            leaf.steps(),
            JsonNodeFactory.instance.textNode(leaf.value().textValue().replace('\0', '\uFFFD')))
        : leaf;
  }
}
