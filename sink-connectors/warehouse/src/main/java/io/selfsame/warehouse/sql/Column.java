package io.selfsame.warehouse.sql;

/** A column of a table or of staged rows. */
public record Column(String name, ColumnType type) {
  /** The name, quoted: some are words of SQL. */
  public String quoted() {
    return '"' + name + '"';
  }
}
