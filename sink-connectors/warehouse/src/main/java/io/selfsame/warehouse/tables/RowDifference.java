package io.selfsame.warehouse.tables;

import io.selfsame.warehouse.sql.Row;
import io.selfsame.warehouse.sql.Session;
import io.selfsame.warehouse.sql.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What has to be written so that some rows of a table become others.
 *
 * @param deleted the keys of rows that go
 */
record RowDifference(Table table, List<Row> added, List<Row> changed, Map<Row, Row> deleted) {

  static RowDifference of(Table table, Collection<Row> before, Collection<Row> after) {
    Map<Row, Row> stored = new HashMap<>();
    before.forEach(row -> stored.put(table.keyOf(row), row));
    List<Row> added = new ArrayList<>();
    List<Row> changed = new ArrayList<>();
    for (Row row : after) {
      Row was = stored.remove(table.keyOf(row));
      if (was == null) {
        added.add(row);
      } else if (!was.equals(row)) {
        changed.add(row);
      }
    }
    return new RowDifference(table, added, changed, stored);
  }

  /** The keys of all rows that differ. */
  List<Row> keys() {
    List<Row> keys = new ArrayList<>(deleted.keySet());
    changed.forEach(row -> keys.add(table.keyOf(row)));
    added.forEach(row -> keys.add(table.keyOf(row)));
    return keys;
  }

  void write(Session session) throws SQLException {
    session.delete(table, table.keyColumns(), deleted.keySet());
    session.replace(table, changed);
    session.insert(table, added);
  }
}
