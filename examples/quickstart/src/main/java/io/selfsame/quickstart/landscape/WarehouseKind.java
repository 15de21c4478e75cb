package io.selfsame.quickstart.landscape;

/** The warehouses the sink can write. */
public enum WarehouseKind {
  DUCKDB,
  POSTGRESQL;

  public static WarehouseKind named(String name) {
    return switch (name) {
      case "duckdb" -> DUCKDB;
      case "postgresql" -> POSTGRESQL;
      default -> throw new IllegalArgumentException("--warehouse: expected duckdb or postgresql");
    };
  }

  public String displayName() {
    return this == DUCKDB ? "DuckDB" : "PostgreSQL";
  }
}
