package io.selfsame.acceptance;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * All rows of a warehouse's tables that must be the same however the records arrived, as sorted
 * text. Left out is what tells when or in which batches something happened.
 */
record Contents(SortedMap<String, List<String>> rows) {
  private static final Set<String> DIARIES =
      Set.of(
          "change_outbox",
          "profile_history",
          "schema_version",
          "sequences",
          "sink_offsets",
          "warehouse_settings");
  private static final int MOST_SHOWN = 3;

  /** Vendors listen on other ports in every run, and their rows say so. */
  private static final Pattern PORT = Pattern.compile("(?<=127\\.0\\.0\\.1:)\\d+");

  private static final Set<String> STAMPS =
      Set.of(
          "first_recorded_at",
          "last_recorded_at",
          "recorded_at",
          "schema_changed_at",
          "schema_seen_at",
          "seq");

  static Contents of(Connection connection) throws SQLException {
    SortedMap<String, List<String>> rows = new TreeMap<>();
    for (String table : tables(connection)) {
      if (!DIARIES.contains(table)) {
        rows.put(table, rows(connection, table));
      }
    }
    return new Contents(rows);
  }

  List<String> of(String table) {
    return rows.getOrDefault(table, List.of());
  }

  /** What one has and the other has not, a few rows of each table. */
  List<String> differencesFrom(Contents other) {
    List<String> differences = new ArrayList<>();
    Set<String> tables = new TreeSet<>(rows.keySet());
    tables.addAll(other.rows.keySet());
    for (String table : tables) {
      describe(table + " has ", of(table), other.of(table), differences);
      describe(table + " lacks ", other.of(table), of(table), differences);
    }
    return differences;
  }

  private static void describe(
      String what, List<String> rows, List<String> others, List<String> differences) {
    List<String> more = new ArrayList<>(rows);
    others.forEach(more::remove);
    more.stream().limit(MOST_SHOWN).forEach(row -> differences.add(what + row));
    if (more.size() > MOST_SHOWN) {
      differences.add(what + more.size() + " such rows");
    }
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet names =
            statement.executeQuery(
                "SELECT table_name FROM information_schema.tables"
                    + " WHERE table_schema = 'selfsame'")) {
      while (names.next()) {
        tables.add(names.getString(1));
      }
    }
    return tables;
  }

  private static List<String> rows(Connection connection, String table) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery("SELECT * FROM selfsame.\"" + table + '"')) {
      ResultSetMetaData meta = results.getMetaData();
      while (results.next()) {
        SortedMap<String, String> row = new TreeMap<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
          if (!STAMPS.contains(meta.getColumnName(i)) && results.getString(i) != null) {
            row.put(meta.getColumnName(i), results.getString(i));
          }
        }
        rows.add(PORT.matcher(row.toString()).replaceAll("PORT"));
      }
    }
    rows.sort(null);
    return rows;
  }
}
