package io.selfsame.warehouse.sql;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import org.duckdb.DuckDBDriver;

/**
 * DuckDB: turns are kept by a lock in this process, since only one process can have the file open.
 */
final class DuckDbDatabase extends Database {
  private final DatabaseSettings settings;
  private final ConnectionSource source;
  private final DuckDbFailures failures = new DuckDbFailures();
  private final ReentrantLock memoryTurn = new ReentrantLock();
  private Optional<DuckDbFile> file = Optional.empty();

  DuckDbDatabase(DatabaseSettings settings, ConnectionSource source) {
    super(settings.schema());
    this.settings = settings;
    this.source = source;
  }

  /** Connections of the bundled driver, which never loads an extension from elsewhere. */
  static ConnectionSource driver(DatabaseSettings settings) {
    Properties properties = new Properties();
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    return () -> new DuckDBDriver().connect(settings.url(), properties);
  }

  @Override
  Connection newConnection() throws SQLException {
    Optional<Path> path = path();
    if (path.isPresent() && file.isEmpty()) {
      file = Optional.of(DuckDbFile.open(path.get()));
    }
    boolean opened = false;
    try {
      Connection connection = source.connect();
      configure(connection);
      opened = true;
      return connection;
    } catch (SQLException e) {
      throw new SQLException(
          "cannot open",
          String.valueOf(e.getMessage()).contains("Could not set lock")
              ? DuckDbFailures.IN_USE
              : DuckDbFailures.CANNOT_OPEN);
    } finally {
      if (!opened) {
        leaveFile();
      }
    }
  }

  @Override
  TurnLock waitForTurn() throws SQLException {
    return file.isPresent()
        ? file.get().waitForTurn(settings.lockTimeout())
        : DuckDbFile.waitFor(memoryTurn, settings.lockTimeout());
  }

  @Override
  Session begin(Connection open) throws SQLException {
    DuckDbSession session = new DuckDbSession(open, schema());
    List<Row> schemas =
        session.query(
            "SELECT schema_name FROM duckdb_schemas() WHERE database_name = current_database()",
            Staged.NOTHING,
            List.of(ColumnType.TEXT));
    if (schemas.contains(new Row(schema()))) {
      open.setSchema(schema());
    }
    return session;
  }

  /** Every transaction of DuckDB sees one moment. */
  @Override
  Session beginSnapshot(Connection open) throws SQLException {
    return begin(open);
  }

  /** With the catalog: a file named like the schema would make the schema alone ambiguous. */
  @Override
  String qualifiedSchema(Connection open) throws SQLException {
    return quoted(open.getCatalog()) + '.' + quoted(schema());
  }

  @Override
  public Failure classify(SQLException exception) {
    return failures.classify(exception);
  }

  @Override
  public void close() throws SQLException {
    try {
      super.close();
    } finally {
      leaveFile();
    }
  }

  private void leaveFile() throws SQLException {
    Optional<DuckDbFile> left = file;
    file = Optional.empty();
    if (left.isPresent()) {
      left.get().leave();
    }
  }

  private void configure(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // At the default of 16 MB nearly every commit checkpoints, and half the time goes there.
      statement.execute("SET checkpoint_threshold = '1GB'");
      statement.execute(
          "SET memory_limit = '" + settings.duckdbMemoryLimit().replace("'", "''") + "'");
      statement.execute("SET TimeZone = 'UTC'");
    }
  }

  private Optional<Path> path() {
    String path = settings.url().substring(DatabaseSettings.DUCKDB.length()).split("[;?]", 2)[0];
    return path.isEmpty() || path.startsWith(":memory:")
        ? Optional.empty()
        : Optional.of(Path.of(path));
  }
}
