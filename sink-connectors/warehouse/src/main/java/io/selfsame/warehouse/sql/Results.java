package io.selfsame.warehouse.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads result sets into rows. */
final class Results {
  private Results() {}

  static List<Row> of(PreparedStatement statement, List<ColumnType> types) throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (ResultSet results = statement.executeQuery()) {
      while (results.next()) {
        Object[] values = new Object[types.size()];
        for (int i = 0; i < values.length; i++) {
          values[i] = types.get(i).read(results, i + 1);
        }
        rows.add(new Row(values));
      }
    }
    return rows;
  }
}
