package io.selfsame.warehouse.sql;

import java.time.Duration;
import java.util.Optional;

/**
 * Where a database is and how patiently it is used.
 *
 * @param duckdbMemoryLimit as DuckDB writes sizes
 */
public record DatabaseSettings(
    String url,
    Optional<String> user,
    Optional<String> password,
    String schema,
    Duration lockTimeout,
    String duckdbMemoryLimit) {
  static final String DUCKDB = "jdbc:duckdb:";
  static final String POSTGRESQL = "jdbc:postgresql:";

  public DatabaseSettings {
    if (!url.startsWith(DUCKDB) && !url.startsWith(POSTGRESQL)) {
      throw new IllegalArgumentException(
          "a warehouse URL starts with " + DUCKDB + " or " + POSTGRESQL);
    }
  }

  /** Whether the URL names a DuckDB database, else it is PostgreSQL. */
  public boolean isDuckDb() {
    return url.startsWith(DUCKDB);
  }

  /** Names no secret. */
  @Override
  public String toString() {
    return (isDuckDb() ? "DuckDB" : "PostgreSQL") + " schema " + schema;
  }
}
