package io.selfsame.warehouse;

import io.selfsame.warehouse.sql.ConnectionSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.duckdb.DuckDBDriver;
import org.postgresql.Driver;

/** A place for one test's warehouse. */
record TestDatabase(WarehouseSettings settings, ConnectionSource source) {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  /** A file of its own. */
  static TestDatabase duckDb(Path directory) {
    Path file = directory.resolve("warehouse" + NUMBER.incrementAndGet() + ".duckdb");
    String url = "jdbc:duckdb:" + file;
    Properties properties = new Properties();
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    return new TestDatabase(
        WarehouseSettings.at(url).withSchema("test schema").withLockTimeout(Duration.ofSeconds(30)),
        () -> new DuckDBDriver().connect(url, properties));
  }

  /** A file of its own in a directory of its own. */
  static TestDatabase duckDb() {
    try {
      Path directory = Files.createTempDirectory("warehouse");
      directory.toFile().deleteOnExit();
      return duckDb(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A schema of its own on a server that all tests share. */
  static TestDatabase postgres() {
    String url = Server.POSTGRES.getJdbcUrl("postgres", "postgres");
    return new TestDatabase(
        WarehouseSettings.at(url)
            .withCredentials(Optional.of("postgres"), Optional.of("postgres"))
            .withSchema("test schema " + NUMBER.incrementAndGet())
            .withLockTimeout(Duration.ofSeconds(30)),
        () -> new Driver().connect(url, new Properties()));
  }

  /** The same place under other settings. */
  TestDatabase with(WarehouseSettings others) {
    return new TestDatabase(others, source);
  }

  boolean isDuckDb() {
    return settings.url().startsWith("jdbc:duckdb:");
  }

  /** A connection of the test's own that uses the schema. */
  Connection connect() throws SQLException {
    Connection connection = source.connect();
    connection.setSchema(settings.schema());
    return connection;
  }

  /** Lives as long as the JVM, which stops it on exit. */
  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off")
            .setServerConfig("max_connections", "40")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
