package io.selfsame.sink.changes;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresChangesTest extends FeedContract {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void startServer() throws IOException {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stopServer() throws IOException {
    postgres.close();
  }

  @Override
  Map<String, String> place() {
    return Map.of(
        "connection.url",
        postgres.getJdbcUrl("postgres", "postgres").replaceAll("\\?.*", ""),
        "connection.user",
        "postgres",
        "schema.name",
        "feed_" + NUMBER.incrementAndGet());
  }
}
