package io.selfsame.warehouse.landing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** DuckDB: rows go through a temporary table that is made anew each time, then set-based. */
final class DuckDbLanding implements LandingDialect {
  private static final String STAGE = "landing_stage";
  private static final String SAME_RECORD =
      "t._source = s.c0 AND t._object = s.c1 AND t._id = s.c2";
  private static final String CHANGED_AT = "CAST(s.c4 AS TIMESTAMP)";

  @Override
  public String sqlType(LandingType type) {
    return switch (type) {
      case BOOLEAN -> "BOOLEAN";
      case BIGINT -> "BIGINT";
      case DOUBLE -> "DOUBLE";
      case DATE -> "DATE";
      case TIMESTAMP -> "TIMESTAMP";
      case JSON -> "JSON";
      // A decimal of DuckDB has one scale for the whole column, so text is what loses nothing.
      case DECIMAL, TEXT -> "VARCHAR";
    };
  }

  @Override
  public LandingType typeOf(String catalogType) {
    return switch (catalogType) {
      case "BOOLEAN" -> LandingType.BOOLEAN;
      case "BIGINT" -> LandingType.BIGINT;
      case "DOUBLE" -> LandingType.DOUBLE;
      case "DATE" -> LandingType.DATE;
      case "TIMESTAMP" -> LandingType.TIMESTAMP;
      case "JSON" -> LandingType.JSON;
      default -> LandingType.TEXT;
    };
  }

  @Override
  public String asText(String quotedColumn, LandingType from) {
    return from == LandingType.TIMESTAMP
        ? "strftime(%s, '%%Y-%%m-%%dT%%H:%%M:%%S.%%fZ')".formatted(quotedColumn)
        : "CAST(%s AS VARCHAR)".formatted(quotedColumn);
  }

  @Override
  public void lockForChange(Connection connection, String qualifiedTable) {
    // One process, one writer: nobody else can be there.
  }

  /** With the catalog: a file named like the schema would make the schema alone ambiguous. */
  @Override
  public String qualifier(Connection connection, String schema) throws SQLException {
    return LandingName.quote(connection.getCatalog()) + '.' + LandingName.quote(schema);
  }

  @Override
  public String endOfTable() {
    return ")";
  }

  @Override
  public void replace(Connection connection, TableRows rows) throws SQLException {
    stage(connection, rows);
    List<Target> columns = rows.columns();
    String names = columns.stream().map(Target::quotedName).collect(Collectors.joining(", "));
    String casts =
        IntStream.range(0, columns.size())
            .mapToObj(i -> "CAST(c%d AS %s)".formatted(i, columns.get(i).sqlType()))
            .collect(Collectors.joining(", "));
    String table = rows.qualifiedTable();
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "DELETE FROM %s AS s USING %s AS t WHERE %s AND t._changed_at > %s"
              .formatted(STAGE, table, SAME_RECORD, CHANGED_AT));
      statement.execute(
          "DELETE FROM %s AS t USING %s AS s WHERE %s".formatted(table, STAGE, SAME_RECORD));
      statement.execute(
          "INSERT INTO %s (%s) SELECT %s FROM %s".formatted(table, names, casts, STAGE));
    }
  }

  @Override
  public void mark(Connection connection, TableRows rows) throws SQLException {
    stage(connection, rows);
    String table = rows.qualifiedTable();
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "UPDATE %s AS t SET _op = s.c3, _changed_at = %s FROM %s AS s WHERE %s AND t._changed_at <= %s"
              .formatted(table, CHANGED_AT, STAGE, SAME_RECORD, CHANGED_AT));
      statement.execute(
          ("INSERT INTO %s (_source, _object, _id, _op, _changed_at)"
                  + " SELECT s.c0, s.c1, s.c2, s.c3, %s FROM %s AS s"
                  + " WHERE NOT EXISTS (SELECT 1 FROM %s AS t WHERE %s)")
              .formatted(table, CHANGED_AT, STAGE, table, SAME_RECORD));
    }
  }

  private static void stage(Connection connection, TableRows rows) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < rows.columns().size(); i++) {
      columns.add("c" + i + " VARCHAR");
    }
    try (Statement statement = connection.createStatement()) {
      // Made anew, not truncated: a truncated table keeps its row estimate and misleads the
      // planner.
      statement.execute(
          "CREATE OR REPLACE TEMP TABLE %s (%s)".formatted(STAGE, String.join(", ", columns)));
    }
    try (DuckDBAppender appender =
        connection.unwrap(DuckDBConnection.class).createAppender("temp", "main", STAGE)) {
      for (String[] row : rows.cells()) {
        appender.beginRow();
        for (String cell : row) {
          appender.append(cell);
        }
        appender.endRow();
      }
    }
  }
}
