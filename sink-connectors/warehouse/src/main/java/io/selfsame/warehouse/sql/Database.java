package io.selfsame.warehouse.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * A database in which several warehouses take turns: a turn is a transaction that holds a lock on
 * the schema from before its first read to its end. Connects when needed and again after a
 * connection broke. Not for concurrent use.
 */
public abstract class Database implements AutoCloseable {
  private static final int VALIDATION_SECONDS = 2;

  private final String schema;
  private Optional<Connection> connection = Optional.empty();

  Database(String schema) {
    this.schema = schema;
  }

  /** The database a JDBC URL names. */
  public static Database at(DatabaseSettings settings) {
    return settings.isDuckDb()
        ? new DuckDbDatabase(settings, DuckDbDatabase.driver(settings))
        : new PostgresDatabase(settings, PostgresDatabase.driver(settings));
  }

  /** The same with connections from elsewhere. */
  public static Database at(DatabaseSettings settings, ConnectionSource source) {
    return settings.isDuckDb()
        ? new DuckDbDatabase(settings, source)
        : new PostgresDatabase(settings, source);
  }

  /** Connects unless connected. */
  public final void connect() throws SQLException {
    connected();
  }

  /**
   * Does work in one turn: commits if it returns, rolls back if it throws anything.
   *
   * @param <T> what comes of the work
   * @param <X> how the work may refuse
   */
  public final <T, X extends Exception> T inTurn(TurnWork<T, X> work) throws SQLException, X {
    Connection open = connected();
    TurnLock turn = waitForTurn();
    try {
      return inTransaction(open, this::begin, work);
    } finally {
      turn.release();
    }
  }

  /**
   * Reads without a turn and in nobody's way: all of it as of one moment between two turns.
   *
   * @param <T> what was read
   * @param <X> how the work may refuse
   */
  public final <T, X extends Exception> T inSnapshot(TurnWork<T, X> work) throws SQLException, X {
    return inTransaction(connected(), this::beginSnapshot, work);
  }

  /** Makes the schema inside a turn, unless it is there, and uses it from now on. */
  public final void createSchema(Session session) throws SQLException {
    session.execute("CREATE SCHEMA IF NOT EXISTS " + qualifiedSchema(session.connection()));
    session.connection().setSchema(schema);
  }

  /** What to make of an exception of this database. */
  public abstract Failure classify(SQLException exception);

  /** Waits, before the transaction, until no other warehouse of this process is in the way. */
  abstract TurnLock waitForTurn() throws SQLException;

  abstract Connection newConnection() throws SQLException;

  /** Runs the first statements of the transaction; the lock comes before any read. */
  abstract Session begin(Connection open) throws SQLException;

  /** Runs the first statements of a transaction that only reads and sees one moment. */
  abstract Session beginSnapshot(Connection open) throws SQLException;

  /** The schema as a statement names it. */
  String qualifiedSchema(Connection open) throws SQLException {
    return quoted(schema);
  }

  final String schema() {
    return schema;
  }

  @Override
  public void close() throws SQLException {
    Optional<Connection> open = connection;
    connection = Optional.empty();
    if (open.isPresent()) {
      open.get().close();
    }
  }

  private <T, X extends Exception> T inTransaction(
      Connection open, Beginning beginning, TurnWork<T, X> work) throws SQLException, X {
    boolean done = false;
    try {
      open.setAutoCommit(false);
      T result = work.in(beginning.of(open));
      open.commit();
      done = true;
      return result;
    } finally {
      if (!done) {
        rollBack(open);
      }
    }
  }

  /** How a transaction begins. */
  private interface Beginning {
    Session of(Connection open) throws SQLException;
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private Connection connected() throws SQLException {
    if (connection.isEmpty()) {
      connection = Optional.of(newConnection());
    }
    return connection.get();
  }

  /**
   * The exception that brought us here says what went wrong; this only makes the next turn work.
   */
  private void rollBack(Connection open) {
    try {
      open.rollback();
      if (open.isValid(VALIDATION_SECONDS)) {
        return;
      }
    } catch (SQLException broken) {
      // Falls through: what cannot roll back is replaced.
    }
    connection = Optional.empty();
    try {
      open.close();
    } catch (SQLException broken) {
      // Nothing is left to release: the server ends the transaction of a lost connection.
    }
  }

  static long millis(Duration timeout) {
    return Math.max(1, timeout.toMillis());
  }
}
