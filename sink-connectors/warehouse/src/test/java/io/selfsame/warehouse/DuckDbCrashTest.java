package io.selfsame.warehouse;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class DuckDbCrashTest extends CrashContract {
  @TempDir Path directory;

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.duckDb(directory);
  }
}
