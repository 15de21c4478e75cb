package io.selfsame.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.resolution.Operation;
import io.selfsame.resolution.Records;
import io.selfsame.warehouse.sql.FailureKind;
import io.selfsame.warehouse.sql.FailureSubject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbWarehouseTest extends WarehouseContract {
  @TempDir Path directory;

  @Override
  TestDatabase database() {
    return TestDatabase.duckDb(directory);
  }

  @Test
  void aFileThatCannotBeMadeIsAConfigurationError() {
    WarehouseSettings settings = WarehouseSettings.at("jdbc:duckdb:/nonexistent/w.duckdb");
    WarehouseException refused =
        assertThrows(WarehouseException.class, () -> Warehouse.open(settings));
    assertEquals(FailureKind.CONFIG, refused.kind());
    assertEquals(FailureSubject.LOCATION, refused.subject());
  }

  @Test
  void aFileThatIsNoDatabaseIsAConfigurationError() throws Exception {
    Path file = directory.resolve("text.duckdb");
    Files.writeString(file, "not a database".repeat(1000));
    WarehouseException refused =
        assertThrows(
            WarehouseException.class,
            () -> Warehouse.open(WarehouseSettings.at("jdbc:duckdb:" + file)));
    assertEquals(FailureSubject.LOCATION, refused.subject());
  }

  /**
   * DuckDB calls a database by its file's name, so {@code selfsame.table} could mean two things.
   */
  @Test
  void aFileNamedLikeTheSchemaIsNoTrouble() throws Exception {
    String url = "jdbc:duckdb:" + directory.resolve(WarehouseSettings.DEFAULT_SCHEMA + ".duckdb");
    Consumer consumer =
        new Consumer(
            List.of(
                Records.of("crm", "1").given("Ann").email("a@x.org").version(),
                Records.of("crm", "1").changed(1).family("Lee").email("a@x.org").version(),
                Records.of("crm", "1").changed(2).operation(Operation.DELETE).version()));
    for (int batch = 0; batch < 3; batch++) {
      try (Warehouse warehouse = Warehouse.open(WarehouseSettings.at(url))) {
        warehouse.migrate();
        assertTrue(consumer.deliver(warehouse, 1));
      }
    }
  }

  @Test
  void aDatabaseInMemoryWorksAsLongAsItIsOpen() throws Exception {
    try (Warehouse memory = Warehouse.open(WarehouseSettings.at("jdbc:duckdb:"))) {
      memory.migrate();
      memory.migrate();
      assertEquals(0, memory.offsets("c").size());
    }
  }
}
