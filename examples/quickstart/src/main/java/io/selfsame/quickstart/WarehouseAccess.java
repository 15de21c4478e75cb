package io.selfsame.quickstart;

import io.selfsame.cluster.PostgresServer;
import io.selfsame.cluster.ProcessGroup;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/**
 * How the warehouse is reached.
 *
 * @param url JDBC URL; a DuckDB file can be opened only while the sink has let go of it
 */
record WarehouseAccess(WarehouseKind kind, String url, String user, String password) {

  static WarehouseAccess start(WarehouseKind kind, ProcessGroup processes, Path directory) {
    if (kind == WarehouseKind.DUCKDB) {
      return new WarehouseAccess(
          kind, "jdbc:duckdb:" + directory.resolve("warehouse.duckdb").toAbsolutePath(), "", "");
    }
    PostgresServer server = processes.start(new PostgresServer(directory));
    return new WarehouseAccess(kind, server.jdbcUrl(), server.user(), server.password());
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  Map<String, String> environment() {
    return Map.of(
        "SELFSAME_WAREHOUSE_URL", url,
        "SELFSAME_WAREHOUSE_USER", user,
        "SELFSAME_WAREHOUSE_PASSWORD", password);
  }

  /** A command that shows tables. */
  String lookAround() {
    return kind == WarehouseKind.DUCKDB
        ? "examples/quickstart/sql '" + url + "' \"SELECT * FROM selfsame.profiles LIMIT 5\""
        : "PGPASSWORD="
            + password
            + " psql "
            + url.replace("jdbc:", "").replace("//", "//" + user + "@");
  }
}
