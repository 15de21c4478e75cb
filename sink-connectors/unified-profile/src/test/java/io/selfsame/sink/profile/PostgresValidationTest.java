package io.selfsame.sink.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What validate says about a real PostgreSQL server. */
class PostgresValidationTest {
  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void startServer() throws IOException, SQLException {
    postgres = EmbeddedPostgres.start();
    execute("CREATE USER sink PASSWORD 'right'");
  }

  @AfterAll
  static void stopServer() throws IOException {
    postgres.close();
  }

  @Test
  void aDatabaseThatLetsUsInIsFineAndNothingIsCreatedInIt() throws SQLException {
    assertEquals(List.of(), errors(settings(Map.of())));
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet schemas =
            statement.executeQuery(
                "SELECT 1 FROM information_schema.schemata WHERE schema_name = 'selfsame'")) {
      assertFalse(schemas.next());
    }
  }

  @Test
  void anUnknownUserIsNamedAtTheCredentials() {
    List<String> errors = errors(settings(Map.of("connection.user", "nobody")));
    assertEquals(1, errors.size());
    assertTrue(errors.get(0).startsWith("connection.password: "), errors.get(0));
    assertFalse(errors.get(0).contains("nobody"), errors.get(0));
  }

  @Test
  void aDatabaseThatDoesNotExistIsNamedAtTheUrl() {
    List<String> errors =
        errors(settings(Map.of("connection.url", url().replace("/postgres", "/canary"))));
    assertEquals(1, errors.size());
    assertTrue(errors.get(0).startsWith("connection.url: "), errors.get(0));
    assertFalse(errors.get(0).contains("canary"), errors.get(0));
  }

  @Test
  void aServerThatDoesNotAnswerIsNamedAtTheUrl() {
    for (String host : List.of("127.0.0.1:1", "no-such-host.invalid:5432")) {
      List<String> errors =
          errors(settings(Map.of("connection.url", "jdbc:postgresql://" + host + "/postgres")));
      assertEquals(1, errors.size());
      assertTrue(errors.get(0).startsWith("connection.url: "), errors.get(0));
    }
  }

  @Test
  void manyValidationsAtOnceDoNotDisturbEachOther() {
    assertTrue(
        IntStream.range(0, 8).parallel().allMatch(i -> errors(settings(Map.of())).isEmpty()));
  }

  private static Map<String, String> settings(Map<String, String> changes) {
    Map<String, String> settings = new HashMap<>();
    settings.put("connection.url", url());
    settings.put("connection.user", "sink");
    settings.put("connection.password", "right");
    settings.putAll(changes);
    return settings;
  }

  private static String url() {
    return "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres";
  }

  private static List<String> errors(Map<String, String> settings) {
    return new UnifiedProfileSinkConnector()
        .validate(settings).configValues().stream()
            .flatMap(value -> value.errorMessages().stream().map(e -> value.name() + ": " + e))
            .toList();
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
