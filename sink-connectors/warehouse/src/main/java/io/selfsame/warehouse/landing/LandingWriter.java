package io.selfsame.warehouse.landing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes landing rows inside the caller's transaction, evolving tables as needed. Keeps no state
 * between calls, so a rollback needs no clean-up here. Not tied to a thread.
 */
public final class LandingWriter {
  private final String schema;
  private final Set<String> reservedTables;
  private final LandingDialect dialect;

  private LandingWriter(String schema, Set<String> reservedTables, LandingDialect dialect) {
    this.schema = schema;
    this.reservedTables = Set.copyOf(reservedTables);
    this.dialect = dialect;
  }

  /**
   * A writer for PostgreSQL.
   *
   * @param schema where the tables are; it must exist
   * @param reservedTables names landing tables must not take
   * @param lockTimeout how long a change of a table waits for others to leave it
   */
  public static LandingWriter postgresql(
      String schema, Set<String> reservedTables, Duration lockTimeout) {
    return new LandingWriter(schema, reservedTables, new PostgresLanding(lockTimeout));
  }

  /** A writer for DuckDB; see {@link #postgresql}. */
  public static LandingWriter duckdb(String schema, Set<String> reservedTables) {
    return new LandingWriter(schema, reservedTables, new DuckDbLanding());
  }

  /**
   * Lands rows, in the order of their partitions where a record has several versions.
   *
   * @throws SQLException as the driver threw it; its message may show values and must not be passed
   *     on
   */
  public void write(Connection connection, Collection<LandingRow> rows) throws SQLException {
    SortedMap<String, PendingRows> pending = new TreeMap<>();
    for (LandingRow row : rows) {
      String table = LandingName.table(row.source(), row.object(), reservedTables);
      pending.computeIfAbsent(table, name -> new PendingRows()).add(row);
    }
    Map<String, TableShape> shapes = catalog().read(connection, pending.keySet());
    for (Map.Entry<String, PendingRows> entry : pending.entrySet()) {
      String table = entry.getKey();
      ColumnLayout layout = ColumnLayout.of(entry.getValue());
      TableShape shape =
          evolve(connection, table, shapes.getOrDefault(table, TableShape.absent()), layout);
      write(
          connection,
          entry.getValue(),
          new CellGrid(qualified(connection, table), shape, layout, dialect));
    }
  }

  private TableShape evolve(
      Connection connection, String table, TableShape known, ColumnLayout needed)
      throws SQLException {
    if (Evolution.plan(known, needed).isEmpty()) {
      return known;
    }
    dialect.lockForChange(connection, known.exists() ? qualified(connection, table) : "");
    TableShape locked = read(connection, table);
    try (Statement statement = connection.createStatement()) {
      for (SchemaChange change : Evolution.plan(locked, needed)) {
        statement.execute(ddl(qualified(connection, table), change));
      }
    }
    return read(connection, table);
  }

  private TableShape read(Connection connection, String table) throws SQLException {
    return catalog().read(connection, Set.of(table)).getOrDefault(table, TableShape.absent());
  }

  private LandingCatalog catalog() {
    return new LandingCatalog(schema, dialect);
  }

  private String ddl(String table, SchemaChange change) {
    if (change instanceof SchemaChange.Add add) {
      return "ALTER TABLE %s ADD COLUMN %s %s"
          .formatted(table, LandingName.quote(add.column()), dialect.sqlType(add.type()));
    }
    if (change instanceof SchemaChange.Widen widen) {
      String column = LandingName.quote(widen.column());
      String converted =
          widen.to() == LandingType.TEXT
              ? dialect.asText(column, widen.from())
              : "CAST(%s AS %s)".formatted(column, dialect.sqlType(widen.to()));
      return "ALTER TABLE %s ALTER COLUMN %s TYPE %s USING %s"
          .formatted(table, column, dialect.sqlType(widen.to()), converted);
    }
    if (change instanceof SchemaChange.MakeOptional optional) {
      return "ALTER TABLE %s ALTER COLUMN %s DROP NOT NULL"
          .formatted(table, LandingName.quote(optional.column()));
    }
    return create(table);
  }

  private String create(String table) {
    List<String> columns = new ArrayList<>();
    for (MetadataColumn column : MetadataColumn.values()) {
      columns.add(
          LandingName.quote(column.columnName())
              + ' '
              + dialect.sqlType(column.type())
              + (column.required() ? " NOT NULL" : ""));
    }
    return "CREATE TABLE %s (%s%s"
        .formatted(table, String.join(", ", columns), dialect.endOfTable());
  }

  private void write(Connection connection, PendingRows rows, CellGrid grid) throws SQLException {
    if (!rows.replacements().isEmpty()) {
      dialect.replace(connection, grid.replacements(rows));
    }
    if (!rows.marks().isEmpty()) {
      dialect.mark(connection, grid.marks(rows));
    }
  }

  private String qualified(Connection connection, String table) throws SQLException {
    return dialect.qualifier(connection, schema) + '.' + LandingName.quote(table);
  }
}
