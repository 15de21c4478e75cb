package io.selfsame.warehouse;

import io.selfsame.warehouse.sql.Column;
import io.selfsame.warehouse.sql.Table;
import io.selfsame.warehouse.tables.Tables;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is in the tables of a warehouse, as text, read by other means than its own. */
final class Contents {
  /** Differ between any two runs, or with the order in which partitions are read. */
  private static final Set<String> STAMPS =
      Set.of(
          "recorded_at",
          "first_recorded_at",
          "last_recorded_at",
          "schema_seen_at",
          "schema_changed_at");

  /** Say how it came about, so they depend on the batches. */
  private static final Set<Table> DIARIES =
      Set.of(Tables.PROFILE_HISTORY, Tables.CHANGE_OUTBOX, Tables.SEQUENCES);

  private Contents() {}

  /** Rows as maps from column to text, in the order of all columns. */
  static List<Map<String, String>> of(TestDatabase database, String table) throws SQLException {
    try (Connection connection = database.connect()) {
      return of(connection, table);
    }
  }

  private static List<Map<String, String>> of(Connection connection, String table)
      throws SQLException {
    List<Map<String, String>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery("SELECT * FROM \"" + table + '"')) {
      int width = results.getMetaData().getColumnCount();
      while (results.next()) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 1; i <= width; i++) {
          row.put(results.getMetaData().getColumnName(i), results.getString(i));
        }
        rows.add(row);
      }
    }
    rows.sort(Comparator.comparing(Map::toString));
    return rows;
  }

  static List<Map<String, String>> of(TestDatabase database, Table table) throws SQLException {
    return of(database, table.name());
  }

  /** Everything that must be the same however a history arrived, but for offsets and secrets. */
  static SortedMap<String, List<Map<String, String>>> state(TestDatabase database)
      throws SQLException {
    List<Table> tables = new ArrayList<>(Tables.ALL);
    tables.removeAll(DIARIES);
    return of(database, tables);
  }

  /** The state and how it came about. */
  static SortedMap<String, List<Map<String, String>>> everything(TestDatabase database)
      throws SQLException {
    return of(database, Tables.ALL);
  }

  private static SortedMap<String, List<Map<String, String>>> of(
      TestDatabase database, List<Table> tables) throws SQLException {
    SortedMap<String, List<Map<String, String>>> contents = new TreeMap<>();
    try (Connection connection = database.connect()) {
      for (Table table : tables) {
        if (!table.equals(Tables.WAREHOUSE_SETTINGS)) {
          contents.put(table.name(), withoutStamps(table, of(connection, table.name())));
        }
      }
    }
    return contents;
  }

  /** The landing tables of {@link Crowd}'s sources. */
  static SortedMap<String, List<Map<String, String>>> landing(TestDatabase database)
      throws SQLException {
    SortedMap<String, List<Map<String, String>>> tables = new TreeMap<>();
    for (String source : List.of("crm", "billing", "support")) {
      tables.put(source + "_contact", of(database, source + "_contact"));
    }
    return tables;
  }

  private static List<Map<String, String>> withoutStamps(
      Table table, List<Map<String, String>> rows) {
    for (Map<String, String> row : rows) {
      for (Column column : table.columns()) {
        if (STAMPS.contains(column.name())
            || (table.equals(Tables.CONSENT_LEDGER) && column.name().equals("seq"))) {
          row.remove(column.name());
        }
      }
    }
    rows.sort(Comparator.comparing(Map::toString));
    return rows;
  }
}
