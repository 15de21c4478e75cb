package io.selfsame.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.selfsame.warehouse.sql.FailureKind;
import io.selfsame.warehouse.sql.FailureSubject;
import java.nio.file.Files;
import java.nio.file.Path;
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

  @Test
  void aDatabaseInMemoryWorksAsLongAsItIsOpen() throws Exception {
    try (Warehouse memory = Warehouse.open(WarehouseSettings.at("jdbc:duckdb:"))) {
      memory.migrate();
      memory.migrate();
      assertEquals(0, memory.offsets("c").size());
    }
  }
}
