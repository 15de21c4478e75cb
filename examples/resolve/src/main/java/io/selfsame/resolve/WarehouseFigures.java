package io.selfsame.resolve;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/** How much is in a warehouse. */
record WarehouseFigures(long profiles, long reviews) {

  /** Counts in a DuckDB file that nobody else has open. */
  static WarehouseFigures of(Path warehouse) throws SQLException {
    try (Connection connection =
            new DuckDBDriver().connect("jdbc:duckdb:" + warehouse, new Properties());
        Statement statement = connection.createStatement()) {
      return new WarehouseFigures(count(statement, "profiles"), count(statement, "match_reviews"));
    }
  }

  private static long count(Statement statement, String table) throws SQLException {
    try (ResultSet result = statement.executeQuery("SELECT count(*) FROM selfsame." + table)) {
      result.next();
      return result.getLong(1);
    }
  }
}
