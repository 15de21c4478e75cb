package io.selfsame.cluster;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;

/**
 * Holds a PostgreSQL server: starts it, makes its user and database, and stops it when this process
 * ends. A process of its own so that {@link ParentWatch} can end the server with its launcher.
 */
final class PostgresMain {
  /** The superuser needs no password on loopback; everybody else does, as on a real server. */
  private static final String HOST_RULES =
      "host all postgres 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n";

  private PostgresMain() {}

  /** Arguments: data directory, port, user, password, database. */
  public static void main(String[] arguments) throws Exception {
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setDataDirectory(Path.of(arguments[0]))
            .setCleanDataDirectory(false)
            .setPort(Integer.parseInt(arguments[1]))
            // Off by default here: a killed server would forget transactions it has confirmed.
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setDataDirectoryCustomizer(PostgresMain::requirePasswords)
            .start();
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      prepare(statement, arguments[2], arguments[3], arguments[4]);
    }
    new CountDownLatch(1).await();
  }

  private static void requirePasswords(File dataDirectory) {
    try {
      Files.writeString(dataDirectory.toPath().resolve("pg_hba.conf"), HOST_RULES);
    } catch (IOException unwritable) {
      throw new UncheckedIOException("pg_hba.conf not writable", unwritable);
    }
  }

  private static void prepare(Statement statement, String user, String password, String database)
      throws SQLException {
    try (ResultSet existing =
        statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + database + "'")) {
      if (existing.next()) {
        return;
      }
    }
    statement.execute("CREATE ROLE " + user + " LOGIN PASSWORD '" + password + "'");
    statement.execute("CREATE DATABASE " + database + " OWNER " + user);
  }
}
