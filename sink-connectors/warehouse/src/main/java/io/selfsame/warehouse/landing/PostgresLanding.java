package io.selfsame.warehouse.landing;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** PostgreSQL: columns as text arrays, one upsert a table. */
final class PostgresLanding implements LandingDialect {
  private final Duration lockTimeout;

  PostgresLanding(Duration lockTimeout) {
    this.lockTimeout = lockTimeout;
  }

  @Override
  public String sqlType(LandingType type) {
    return switch (type) {
      case BOOLEAN -> "boolean";
      case BIGINT -> "bigint";
      case DOUBLE -> "double precision";
      case DECIMAL -> "numeric";
      case DATE -> "date";
      case TIMESTAMP -> "timestamp with time zone";
      case JSON -> "jsonb";
      case TEXT -> "text";
    };
  }

  @Override
  public LandingType typeOf(String catalogType) {
    for (LandingType type : LandingType.values()) {
      if (sqlType(type).equals(catalogType)) {
        return type;
      }
    }
    return LandingType.TEXT;
  }

  @Override
  public String asText(String quotedColumn, LandingType from) {
    return from == LandingType.TIMESTAMP
        ? "to_char(%s AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
            .formatted(quotedColumn)
        : "CAST(%s AS text)".formatted(quotedColumn);
  }

  @Override
  public void lockForChange(Connection connection, String qualifiedTable) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LOCAL lock_timeout = " + lockTimeout.toMillis());
      if (!qualifiedTable.isEmpty()) {
        statement.execute("LOCK TABLE " + qualifiedTable + " IN ACCESS EXCLUSIVE MODE");
      }
    }
  }

  @Override
  public String endOfTable() {
    return ", PRIMARY KEY (_source, _object, _id)) WITH (fillfactor = 90)";
  }

  @Override
  public void replace(Connection connection, TableRows rows) throws SQLException {
    List<String> assignments = new ArrayList<>();
    for (Target column : rows.columns()) {
      assignments.add("%1$s = EXCLUDED.%1$s".formatted(column.quotedName()));
    }
    rows.emptied().forEach(column -> assignments.add(column + " = NULL"));
    upsert(connection, rows, assignments);
  }

  @Override
  public void mark(Connection connection, TableRows rows) throws SQLException {
    upsert(connection, rows, List.of("_op = EXCLUDED._op", "_changed_at = EXCLUDED._changed_at"));
  }

  private static void upsert(Connection connection, TableRows rows, List<String> assignments)
      throws SQLException {
    List<Target> columns = rows.columns();
    List<String> casts = new ArrayList<>();
    List<String> arrays = new ArrayList<>();
    List<String> aliases = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      casts.add("CAST(u.c%d AS %s)".formatted(i, columns.get(i).sqlType()));
      arrays.add("CAST(? AS text[])");
      aliases.add("c" + i);
    }
    String sql =
        ("INSERT INTO %s AS t (%s) SELECT %s FROM unnest(%s) AS u(%s)"
                + " ON CONFLICT (_source, _object, _id) DO UPDATE SET %s"
                + " WHERE t._changed_at <= EXCLUDED._changed_at")
            .formatted(
                rows.qualifiedTable(),
                columns.stream().map(Target::quotedName).collect(Collectors.joining(", ")),
                String.join(", ", casts),
                String.join(", ", arrays),
                String.join(", ", aliases),
                String.join(", ", assignments));
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (int i = 0; i < columns.size(); i++) {
        int column = i;
        Array array =
            connection.createArrayOf(
                "text", rows.cells().stream().map(row -> row[column]).toArray());
        insert.setArray(i + 1, array);
      }
      insert.executeUpdate();
    }
  }
}
