package io.selfsame.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL server from Maven artifacts on a loopback port that was free when it was made, with
 * one database and one user who needs a password. Works as root where user namespaces are allowed.
 * Runs on this JVM's class path.
 */
public final class PostgresServer implements ServerProcess {
  private static final String DATABASE = "selfsame";
  private static final String USER = "selfsame";
  private static final String PASSWORD = "selfsame-local";

  private final Path data;
  private final int port = Ports.free();
  private final ChildProcess process;

  /** A server that keeps everything under {@code directory}. */
  public PostgresServer(Path directory) {
    Path home = directory.toAbsolutePath();
    this.data = home.resolve("postgres-data");
    this.process =
        new ChildProcess(
            "postgres",
            home,
            ChildProcess.jvm(
                System.getProperty("java.class.path"),
                List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                PostgresMain.class.getName(),
                List.of(data.toString(), Integer.toString(port), USER, PASSWORD, DATABASE)));
  }

  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
  }

  public int port() {
    return port;
  }

  public String database() {
    return DATABASE;
  }

  public String user() {
    return USER;
  }

  public String password() {
    return PASSWORD;
  }

  /** A new connection as the user to the database. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl(), USER, PASSWORD);
  }

  @Override
  public String name() {
    return process.name();
  }

  @Override
  public void start() {
    process.start("the database answers at " + jdbcUrl(), this::answers);
  }

  @Override
  public void stop() {
    process.stop();
  }

  @Override
  public void kill() {
    Optional<ProcessHandle> postmaster = postmaster();
    postmaster.ifPresent(ProcessHandle::destroyForcibly);
    process.kill();
    postmaster.ifPresent(handle -> handle.onExit().join());
  }

  @Override
  public boolean isRunning() {
    return process.isRunning() && postmaster().isPresent();
  }

  @Override
  public List<String> lastErrors() {
    return process.log().lastErrors();
  }

  /** Stops in good order: a killed server would leave shared memory behind. */
  @Override
  public void close() {
    process.stop();
  }

  /**
   * PostgreSQL writes its process id into the first line of this file and removes it at the end.
   */
  private Optional<ProcessHandle> postmaster() {
    Path pidFile = data.resolve("postmaster.pid");
    if (!process.isRunning() || !Files.exists(pidFile)) {
      return Optional.empty();
    }
    try {
      long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
      return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Not readable: " + pidFile, unreadable);
    }
  }

  private boolean answers() {
    try (Connection connection = connect()) {
      return connection.isValid(2);
    } catch (SQLException notYet) {
      return false;
    }
  }
}
