package io.selfsame.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed, as by {@code kill -9}, leaves a file that another one can go on with.
 */
class DuckDbKillTest {
  private static final int KILLS = 3;

  @TempDir Path directory;

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void killedProcessesEndInTheTablesOfAnUndisturbedOne() throws Exception {
    Path disturbed = directory.resolve("disturbed.duckdb");
    for (int kill = 0; kill < KILLS; kill++) {
      killAfter(disturbed, 3 + 2 * kill);
    }
    finish(disturbed);
    Path undisturbed = directory.resolve("undisturbed.duckdb");
    finish(undisturbed);
    assertEquals(tables(undisturbed), tables(disturbed));
  }

  /** Kills at no particular moment: the child is in the middle of one of its next batches. */
  private static void killAfter(Path file, int batches) throws Exception {
    Process child = Child.start(file);
    try (BufferedReader lines = child.inputReader()) {
      for (int batch = 0; batch < batches; batch++) {
        assertEquals("applied", lines.readLine());
      }
      child.destroyForcibly();
      assertTrue(child.waitFor(30, TimeUnit.SECONDS));
      assertNotEquals(0, child.exitValue(), "it was killed before its end");
    }
  }

  private static void finish(Path file) throws Exception {
    Process child = Child.start(file);
    try (BufferedReader lines = child.inputReader()) {
      assertEquals("finished", lines.lines().reduce((a, b) -> b).orElse("nothing"));
      assertEquals(0, child.waitFor());
    } finally {
      child.destroyForcibly();
    }
  }

  private static SortedMap<String, List<Map<String, String>>> tables(Path file) throws Exception {
    TestDatabase database =
        new TestDatabase(
            Child.settings(file),
            () -> new DuckDBDriver().connect("jdbc:duckdb:" + file, new Properties()));
    SortedMap<String, List<Map<String, String>>> tables = Contents.everything(database);
    tables.putAll(Contents.landing(database));
    return tables;
  }
}
