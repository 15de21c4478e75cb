package io.selfsame.warehouse.sql;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * PostgreSQL: staged rows are arrays, new rows go in by COPY, changed ones by UPDATE from arrays. A
 * COPY straight into the table beat staging and ON CONFLICT, because the reads under the lock
 * already tell which rows are there.
 */
final class PostgresSession implements Session {
  private static final int COPY_BYTES = 1 << 16;

  private final Connection connection;

  PostgresSession(Connection connection) {
    this.connection = connection;
  }

  @Override
  public List<Row> query(String sql, Staged staged, List<ColumnType> types) throws SQLException {
    try (PreparedStatement statement = prepare(sql, staged)) {
      return Results.of(statement, types);
    }
  }

  @Override
  public void insert(Table table, Collection<Row> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    String columns = String.join(", ", table.columns().stream().map(Column::quoted).toList());
    CopyIn copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("COPY %s (%s) FROM STDIN".formatted(table.name(), columns));
    try {
      send(copy, rows);
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  @Override
  public void replace(Table table, Collection<Row> rows) throws SQLException {
    String assignments =
        String.join(
            ", ",
            table.otherColumns().stream()
                .map(column -> column.quoted() + " = s." + column.quoted())
                .toList());
    run(
        "UPDATE %s AS t SET %s FROM %s WHERE %s"
            .formatted(
                table.name(), assignments, Staged.PLACE, Staged.matches(table.keyColumns(), "t")),
        table.columns(),
        rows);
  }

  @Override
  public void delete(Table table, List<Column> columns, Collection<Row> values)
      throws SQLException {
    run(
        "DELETE FROM %s AS t USING %s WHERE %s"
            .formatted(table.name(), Staged.PLACE, Staged.matches(columns, "t")),
        columns,
        values);
  }

  @Override
  public void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public List<String> ddl(Table table) {
    List<String> statements = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    for (Column column : table.columns()) {
      String required = table.key().contains(column.name()) ? " NOT NULL" : "";
      parts.add(column.quoted() + ' ' + column.type().sqlName() + required);
    }
    if (table.unique()) {
      parts.add("PRIMARY KEY (" + quoted(table.key()) + ") WITH (fillfactor = 90)");
    }
    // Room on each page lets updates stay there and leave the indexes alone.
    statements.add(
        "CREATE TABLE %s (%s) WITH (fillfactor = 90)"
            .formatted(table.name(), String.join(", ", parts)));
    for (List<String> index : table.indexes()) {
      statements.add("CREATE INDEX ON %s (%s)".formatted(table.name(), quoted(index)));
    }
    return statements;
  }

  @Override
  public Connection connection() {
    return connection;
  }

  private void run(String sql, List<Column> columns, Collection<Row> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = prepare(sql, new Staged(columns, List.copyOf(rows)))) {
      statement.executeUpdate();
    }
  }

  private PreparedStatement prepare(String sql, Staged staged) throws SQLException {
    PreparedStatement statement =
        connection.prepareStatement(sql.replace(Staged.PLACE, relation(staged.columns())));
    for (int i = 0; i < staged.columns().size(); i++) {
      String[] values = new String[staged.rows().size()];
      int at = 0;
      for (Row row : staged.rows()) {
        Object value = row.get(i);
        values[at++] = value == null ? null : PostgresText.of(value);
      }
      statement.setArray(i + 1, connection.createArrayOf("text", values));
    }
    return statement;
  }

  private static String relation(List<Column> columns) {
    List<String> arrays =
        columns.stream().map(column -> "CAST(? AS " + column.type().sqlName() + "[])").toList();
    List<String> names = columns.stream().map(Column::quoted).toList();
    return "unnest(%s) AS s(%s)".formatted(String.join(", ", arrays), String.join(", ", names));
  }

  private static void send(CopyIn copy, Collection<Row> rows) throws SQLException {
    StringBuilder text = new StringBuilder(COPY_BYTES + 1024);
    for (Iterator<Row> all = rows.iterator(); all.hasNext(); ) {
      Row row = all.next();
      for (int i = 0; i < row.size(); i++) {
        if (i > 0) {
          text.append('\t');
        }
        PostgresText.appendCopyField(text, row.get(i));
      }
      text.append('\n');
      if (text.length() >= COPY_BYTES || !all.hasNext()) {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
      }
    }
  }

  private static String quoted(List<String> names) {
    return String.join(", ", names.stream().map(name -> '"' + name + '"').toList());
  }
}
