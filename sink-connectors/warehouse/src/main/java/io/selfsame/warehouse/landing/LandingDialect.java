package io.selfsame.warehouse.landing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What differs between databases. Values travel as text and are cast by the database. */
interface LandingDialect {
  /** The SQL type of new columns. */
  String sqlType(LandingType type);

  /** What a catalog's type name means; anything unknown is taken as text. */
  LandingType typeOf(String catalogType);

  /** How the text form of a column of another type is written. */
  String asText(String quotedColumn, LandingType from);

  /** Makes sure nobody else changes the table until the end of the transaction. */
  void lockForChange(Connection connection, String qualifiedTable) throws SQLException;

  /** A schema as it is written before a table's name. */
  default String qualifier(Connection connection, String schema) throws SQLException {
    return LandingName.quote(schema);
  }

  /** What follows the columns in a CREATE TABLE: its key, if any, and the closing bracket. */
  String endOfTable();

  /** Replaces whole rows unless the stored ones are newer; {@code columns} are all it has. */
  void replace(Connection connection, TableRows rows) throws SQLException;

  /** Sets operation and change time unless the stored ones are newer. */
  void mark(Connection connection, TableRows rows) throws SQLException;

  /**
   * Rows in text form.
   *
   * @param columns the columns given for each row
   * @param emptied further columns of the table, which become empty
   * @param cells by row, in the order of {@code columns}; null where a row has no value
   */
  record TableRows(
      String qualifiedTable, List<Target> columns, List<String> emptied, List<String[]> cells) {}

  /** A column to write, its name quoted. */
  record Target(String quotedName, String sqlType) {}
}
