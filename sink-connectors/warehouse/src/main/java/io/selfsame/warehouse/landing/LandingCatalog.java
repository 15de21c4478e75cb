package io.selfsame.warehouse.landing;

import io.selfsame.warehouse.landing.TableShape.Column;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads which columns landing tables have, as this transaction sees them. */
final class LandingCatalog {
  private final String schema;
  private final LandingDialect dialect;

  LandingCatalog(String schema, LandingDialect dialect) {
    this.schema = schema;
    this.dialect = dialect;
  }

  /** The shapes of those tables that exist. */
  Map<String, TableShape> read(Connection connection, Collection<String> tables)
      throws SQLException {
    if (tables.isEmpty()) {
      return Map.of();
    }
    String sql =
        "SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns"
            + " WHERE table_schema = ? AND table_name IN ("
            + String.join(", ", Collections.nCopies(tables.size(), "?"))
            + ")";
    Map<String, SortedMap<String, Column>> columns = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      int parameter = 1;
      select.setString(parameter++, schema);
      for (String table : tables) {
        select.setString(parameter++, table);
      }
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          columns
              .computeIfAbsent(rows.getString(1), table -> new TreeMap<>())
              .put(
                  rows.getString(2),
                  new Column(dialect.typeOf(rows.getString(3)), "YES".equals(rows.getString(4))));
        }
      }
    }
    Map<String, TableShape> shapes = new HashMap<>();
    columns.forEach((table, shape) -> shapes.put(table, new TableShape(shape)));
    return shapes;
  }
}
