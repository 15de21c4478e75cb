package io.selfsame.quickstart;

/** The warehouses the sink can write. */
enum WarehouseKind {
  DUCKDB,
  POSTGRESQL;

  static WarehouseKind named(String name) {
    return switch (name) {
      case "duckdb" -> DUCKDB;
      case "postgresql" -> POSTGRESQL;
      default -> throw new IllegalArgumentException("--warehouse: expected duckdb or postgresql");
    };
  }

  String displayName() {
    return this == DUCKDB ? "DuckDB" : "PostgreSQL";
  }
}
