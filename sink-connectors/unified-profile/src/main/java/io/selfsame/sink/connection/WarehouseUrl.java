package io.selfsame.sink.connection;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** A JDBC URL, as far as the connector has to understand it. */
public record WarehouseUrl(String text) {
  private static final String DUCKDB = "jdbc:duckdb:";
  private static final String POSTGRESQL = "jdbc:postgresql:";

  /** Whether it names a DuckDB database. */
  public boolean isDuckDb() {
    return text.startsWith(DUCKDB);
  }

  boolean isSupported() {
    return isDuckDb() || text.startsWith(POSTGRESQL);
  }

  /** The file of a DuckDB database; empty if the URL names none. */
  Optional<Path> file() {
    String path = text.substring(DUCKDB.length()).split("[?;]", 2)[0];
    if (path.isBlank() || path.startsWith(":memory:")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(path).toAbsolutePath());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
