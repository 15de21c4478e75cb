package io.selfsame.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerIT {
  @TempDir Path directory;

  @Test
  void aKilledServerKeepsWhatItConfirmedAndAWrongPasswordIsRefused() throws SQLException {
    try (PostgresServer server = new PostgresServer(directory)) {
      server.start();
      try (Connection connection = server.connect();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE confirmed AS SELECT generate_series(1, 1000) AS number");
      }
      server.kill();
      assertFalse(server.isRunning());
      assertThrows(SQLException.class, server::connect);

      server.start();
      try (Connection connection = server.connect();
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("SELECT count(*) FROM confirmed")) {
        rows.next();
        assertEquals(1000, rows.getLong(1));
      }
      assertThrows(
          SQLException.class,
          () -> DriverManager.getConnection(server.jdbcUrl(), server.user(), "wrong"));
    }
  }
}
