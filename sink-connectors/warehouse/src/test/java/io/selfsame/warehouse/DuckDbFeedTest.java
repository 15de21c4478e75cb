package io.selfsame.warehouse;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class DuckDbFeedTest extends FeedContract {
  @TempDir Path directory;

  @Override
  TestDatabase database() {
    return TestDatabase.duckDb(directory);
  }
}
