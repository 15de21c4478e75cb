package io.selfsame.warehouse.landing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;
import org.duckdb.DuckDBDriver;

class DuckDbLandingTest extends LandingContract {
  @Override
  Connection connect() throws SQLException {
    return new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
  }

  @Override
  LandingWriter writer(Set<String> reserved, long rewriteRows) {
    return LandingWriter.duckdb(SCHEMA, reserved, rewriteRows);
  }
}
