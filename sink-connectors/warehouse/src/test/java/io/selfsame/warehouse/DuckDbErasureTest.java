package io.selfsame.warehouse;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class DuckDbErasureTest extends ErasureContract {
  @TempDir Path directory;

  @Override
  TestDatabase database() {
    return TestDatabase.duckDb(directory);
  }
}
