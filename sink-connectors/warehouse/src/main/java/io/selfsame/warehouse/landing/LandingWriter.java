package io.selfsame.warehouse.landing;

import java.sql.Connection;
import java.sql.ResultSet;
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
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Writes landing rows inside the caller's transaction, evolving tables as needed. Keeps no state
 * between calls, so a rollback needs no clean-up here. Not tied to a thread.
 */
public final class LandingWriter {
  private final String schema;
  private final Set<String> reservedTables;
  private final long rewriteRows;
  private final LandingDialect dialect;

  private LandingWriter(
      String schema, Set<String> reservedTables, long rewriteRows, LandingDialect dialect) {
    this.schema = schema;
    this.reservedTables = Set.copyOf(reservedTables);
    this.rewriteRows = rewriteRows;
    this.dialect = dialect;
  }

  /**
   * A writer for PostgreSQL.
   *
   * @param schema where the tables are; it must exist
   * @param reservedTables names landing tables must not take
   * @param rewriteRows up to how many rows a table may be rewritten to widen a column
   * @param lockTimeout how long a change of a table waits for others to leave it
   */
  public static LandingWriter postgresql(
      String schema, Set<String> reservedTables, long rewriteRows, Duration lockTimeout) {
    return new LandingWriter(schema, reservedTables, rewriteRows, new PostgresLanding(lockTimeout));
  }

  /** A writer for DuckDB; see {@link #postgresql}. */
  public static LandingWriter duckdb(String schema, Set<String> reservedTables, long rewriteRows) {
    return new LandingWriter(schema, reservedTables, rewriteRows, new DuckDbLanding());
  }

  /** Those of some rows that have a table; what was never landed needs none. */
  public List<LandingRow> known(Connection connection, Collection<LandingRow> rows)
      throws SQLException {
    Set<String> tables = new TreeSet<>();
    rows.forEach(row -> tables.add(table(row)));
    Set<String> known = catalog().read(connection, tables).keySet();
    return rows.stream().filter(row -> known.contains(table(row))).toList();
  }

  private String table(LandingRow row) {
    return LandingName.table(row.source(), row.object(), reservedTables);
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
      String table = table(row);
      pending.computeIfAbsent(table, name -> new PendingRows()).add(row);
    }
    Map<String, TableShape> shapes = catalog().read(connection, pending.keySet());
    for (Map.Entry<String, PendingRows> entry : pending.entrySet()) {
      String table = entry.getKey();
      ColumnLayout layout = ColumnLayout.of(entry.getValue());
      TableShape known = shapes.getOrDefault(table, TableShape.absent());
      boolean rewrites = layout.outgrows(known) && isSmall(connection, table);
      write(
          connection,
          entry.getValue(),
          evolve(connection, table, known, placing -> Placement.of(layout, placing, rewrites)));
    }
  }

  /** Metadata-only changes need no leave; what would rewrite the table was placed elsewhere. */
  private CellGrid evolve(
      Connection connection, String table, TableShape known, Function<TableShape, Placement> place)
      throws SQLException {
    TableShape shape = known;
    Placement placement = place.apply(known);
    if (!Evolution.plan(known, placement).isEmpty()) {
      dialect.lockForChange(connection, known.exists() ? qualified(connection, table) : "");
      TableShape locked = read(connection, table);
      placement = place.apply(locked);
      try (Statement statement = connection.createStatement()) {
        for (SchemaChange change : Evolution.plan(locked, placement)) {
          statement.execute(ddl(qualified(connection, table), change));
        }
      }
      shape = read(connection, table);
    }
    return new CellGrid(qualified(connection, table), shape, placement, dialect);
  }

  private boolean isSmall(Connection connection, String table) throws SQLException {
    String sql =
        "SELECT count(*) FROM (SELECT 1 FROM %s LIMIT %d) AS firsts"
            .formatted(qualified(connection, table), rewriteRows + 1);
    try (Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery(sql)) {
      return count.next() && count.getLong(1) <= rewriteRows;
    }
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
