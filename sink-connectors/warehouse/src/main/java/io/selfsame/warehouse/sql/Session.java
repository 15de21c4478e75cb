package io.selfsame.warehouse.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/**
 * An open transaction in which this warehouse has its turn. Everything comes and goes in sets: no
 * method runs a statement a row. Table names need no schema.
 */
public interface Session {
  /** Reads rows; {@link Staged} rows can be joined. */
  List<Row> query(String sql, Staged staged, List<ColumnType> types) throws SQLException;

  /** Adds rows whose keys are not there. */
  void insert(Table table, Collection<Row> rows) throws SQLException;

  /** Replaces whole rows whose keys are there. */
  void replace(Table table, Collection<Row> rows) throws SQLException;

  /** Deletes the rows that equal one of {@code values} in some columns. */
  void delete(Table table, List<Column> columns, Collection<Row> values) throws SQLException;

  /** Runs a statement without parameters. */
  void execute(String sql) throws SQLException;

  /** The statements that create a table. */
  List<String> ddl(Table table);

  /** The connection of the transaction, for those who write by themselves. */
  Connection connection();
}
