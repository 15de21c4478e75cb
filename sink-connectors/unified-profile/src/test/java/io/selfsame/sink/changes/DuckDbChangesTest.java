package io.selfsame.sink.changes;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** Sink and feed have one file open in one process. */
class DuckDbChangesTest extends FeedContract {
  @TempDir Path directory;

  @Override
  Map<String, String> place() {
    return Map.of("connection.url", "jdbc:duckdb:" + directory.resolve("w.duckdb"));
  }
}
