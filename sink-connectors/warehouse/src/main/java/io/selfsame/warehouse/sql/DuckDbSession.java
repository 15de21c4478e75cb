package io.selfsame.warehouse.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * DuckDB: staged rows are a temporary table, new rows go in by an appender, changed ones are
 * deleted and appended. No keys or indexes: they do not pay, and one writer at a time makes them
 * superfluous.
 *
 * <p>The temporary table is made anew each time: emptied instead, it keeps its old row estimate and
 * the optimizer puts the big table on the build side of the join. An appender joins the transaction
 * only if a statement ran in it before (duckdb_jdbc 1.4 to 2.0); taking the turn runs one.
 */
final class DuckDbSession implements Session {
  private static final String STAGE = "staged_rows";

  private final Connection connection;
  private final String schema;

  DuckDbSession(Connection connection, String schema) {
    this.connection = connection;
    this.schema = schema;
  }

  @Override
  public List<Row> query(String sql, Staged staged, List<ColumnType> types) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(stage(sql, staged))) {
      return Results.of(statement, types);
    }
  }

  @Override
  public void insert(Table table, Collection<Row> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (DuckDBAppender appender = duckDb().createAppender(schema, table.name())) {
      append(appender, table.columns(), rows);
    }
  }

  @Override
  public void replace(Table table, Collection<Row> rows) throws SQLException {
    delete(table, table.keyColumns(), rows.stream().map(table::keyOf).toList());
    insert(table, rows);
  }

  @Override
  public void delete(Table table, List<Column> columns, Collection<Row> values)
      throws SQLException {
    if (values.isEmpty()) {
      return;
    }
    String sql =
        "DELETE FROM %s AS t USING %s WHERE %s"
            .formatted(table.name(), Staged.PLACE, Staged.matches(columns, "t"));
    execute(stage(sql, new Staged(columns, List.copyOf(values))));
  }

  @Override
  public void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public List<String> ddl(Table table) {
    return List.of("CREATE TABLE %s (%s)".formatted(table.name(), definitions(table.columns())));
  }

  @Override
  public Connection connection() {
    return connection;
  }

  private String stage(String sql, Staged staged) throws SQLException {
    if (staged.columns().isEmpty()) {
      return sql;
    }
    execute("CREATE OR REPLACE TEMP TABLE %s (%s)".formatted(STAGE, definitions(staged.columns())));
    try (DuckDBAppender appender = duckDb().createAppender("temp", "main", STAGE)) {
      append(appender, staged.columns(), staged.rows());
    }
    return sql.replace(Staged.PLACE, "temp.main." + STAGE + " AS s");
  }

  private DuckDBConnection duckDb() throws SQLException {
    return connection.unwrap(DuckDBConnection.class);
  }

  private static String definitions(List<Column> columns) {
    return String.join(
        ", ",
        columns.stream().map(column -> column.quoted() + ' ' + column.type().sqlName()).toList());
  }

  private static void append(DuckDBAppender appender, List<Column> columns, Collection<Row> rows)
      throws SQLException {
    for (Row row : rows) {
      appender.beginRow();
      for (int i = 0; i < columns.size(); i++) {
        if (row.get(i) == null) {
          appender.appendNull();
        } else {
          append(appender, columns.get(i).type(), row.get(i));
        }
      }
      appender.endRow();
    }
  }

  private static void append(DuckDBAppender appender, ColumnType type, Object value)
      throws SQLException {
    switch (type) {
      case TEXT, JSON -> appender.append((String) value);
      case BIGINT -> appender.append((long) value);
      case DOUBLE -> appender.append((double) value);
      case BOOLEAN -> appender.append((boolean) value);
      case UUID -> appender.append((UUID) value);
      case TIMESTAMP -> appender.append(((Instant) value).atOffset(ZoneOffset.UTC));
    }
  }
}
