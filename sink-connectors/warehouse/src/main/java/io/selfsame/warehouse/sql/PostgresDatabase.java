package io.selfsame.warehouse.sql;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.postgresql.Driver;

/**
 * PostgreSQL: turns are kept by an advisory lock that ends with the transaction. It is taken in a
 * statement of its own under READ COMMITTED: a snapshot taken before the lock would not see what
 * the one before us wrote.
 */
final class PostgresDatabase extends Database {
  private final DatabaseSettings settings;
  private final ConnectionSource source;
  private final PostgresFailures failures = new PostgresFailures();

  PostgresDatabase(DatabaseSettings settings, ConnectionSource source) {
    super(settings.schema());
    this.settings = settings;
    this.source = source;
  }

  /** Connections of the bundled driver, whatever else is registered in the worker. */
  static ConnectionSource driver(DatabaseSettings settings) {
    Properties properties = new Properties();
    settings.user().ifPresent(user -> properties.setProperty("user", user));
    settings.password().ifPresent(password -> properties.setProperty("password", password));
    properties.setProperty("ApplicationName", "selfsame");
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("socketTimeout", "300");
    properties.setProperty("tcpKeepAlive", "true");
    // A value in a server's error detail would end in the worker's log.
    properties.setProperty("logServerErrorDetail", "false");
    return () ->
        Optional.ofNullable(new Driver().connect(settings.url(), properties))
            .orElseThrow(() -> new SQLException("malformed URL", PostgresFailures.MALFORMED_URL));
  }

  @Override
  Connection newConnection() throws SQLException {
    Connection connection = source.connect();
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    connection.setSchema(schema());
    return connection;
  }

  @Override
  TurnLock waitForTurn() {
    return TurnLock.KEPT_BY_DATABASE;
  }

  @Override
  Session begin(Connection open) throws SQLException {
    PostgresSession session = new PostgresSession(open);
    session.execute("SET LOCAL lock_timeout = '" + millis(settings.lockTimeout()) + "ms'");
    session.execute("SELECT pg_advisory_xact_lock(" + lockNumber() + ")");
    return session;
  }

  @Override
  Session beginSnapshot(Connection open) throws SQLException {
    PostgresSession session = new PostgresSession(open);
    session.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
    return session;
  }

  @Override
  public Failure classify(SQLException exception) {
    return failures.classify(exception);
  }

  private long lockNumber() {
    byte[] name = ("selfsame resolution " + schema()).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(name).getMostSignificantBits();
  }
}
