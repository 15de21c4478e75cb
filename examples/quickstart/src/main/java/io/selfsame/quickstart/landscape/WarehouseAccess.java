package io.selfsame.quickstart.landscape;

import io.selfsame.cluster.Patience;
import io.selfsame.cluster.PostgresServer;
import io.selfsame.cluster.ProcessGroup;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How the warehouse is reached.
 *
 * @param server the server, to stop and start it; none with DuckDB
 * @param url JDBC URL; a DuckDB file can be opened only while the sink has let go of it
 */
public record WarehouseAccess(
    WarehouseKind kind, String url, String user, String password, Optional<PostgresServer> server) {
  private static final Duration LETTING_GO = Duration.ofSeconds(30);

  public static WarehouseAccess start(WarehouseKind kind, ProcessGroup processes, Path directory) {
    if (kind == WarehouseKind.DUCKDB) {
      return new WarehouseAccess(
          kind,
          "jdbc:duckdb:" + directory.resolve("warehouse.duckdb").toAbsolutePath(),
          "",
          "",
          Optional.empty());
    }
    PostgresServer server = processes.start(new PostgresServer(directory));
    return new WarehouseAccess(
        kind, server.jdbcUrl(), server.user(), server.password(), Optional.of(server));
  }

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  /** A stopped sink lets go of a DuckDB file a moment after it is called stopped. */
  public Connection connectWhenFree() throws SQLException {
    return kind == WarehouseKind.DUCKDB
        ? Patience.of(LETTING_GO).until("the sink has let go of the warehouse", this::ifFree)
        : connect();
  }

  private Optional<Connection> ifFree() {
    try {
      return Optional.of(connect());
    } catch (SQLException held) {
      return Optional.empty();
    }
  }

  public Map<String, String> environment() {
    return Map.of(
        "SELFSAME_WAREHOUSE_URL", url,
        "SELFSAME_WAREHOUSE_USER", user,
        "SELFSAME_WAREHOUSE_PASSWORD", password);
  }

  /** A command that shows tables. */
  public String lookAround() {
    return kind == WarehouseKind.DUCKDB
        ? "examples/quickstart/sql '" + url + "' \"SELECT * FROM selfsame.profiles LIMIT 5\""
        : "PGPASSWORD="
            + password
            + " psql "
            + url.replace("jdbc:", "").replace("//", "//" + user + "@");
  }
}
