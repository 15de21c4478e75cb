package io.selfsame.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.quickstart.landscape.WarehouseKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
  @Test
  void defaultsAreDuckDbFiveThousandPeopleAndTheNewestConnect() {
    Options options = Options.parse(new String[0]);
    assertEquals(WarehouseKind.DUCKDB, options.warehouse());
    assertEquals(5000, options.people());
    assertEquals("4.3", options.connect());
  }

  @Test
  void everyOptionIsRead() {
    Options options =
        Options.parse(
            "--warehouse postgresql --people 7 --connect 3.9 --seed 1 --keep --report r.json"
                .split(" "));
    assertEquals(WarehouseKind.POSTGRESQL, options.warehouse());
    assertEquals(7, options.people());
    assertEquals("3.9", options.connect());
    assertEquals(1, options.seed());
    assertTrue(options.keep());
    assertTrue(options.report().orElseThrow().isAbsolute());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--people",
        "--people x",
        "--people 0",
        "--connect 2.0",
        "--speed 3",
        "--report /no/such/folder/r.json"
      })
  void aWrongOptionIsNamed(String line) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Options.parse(line.split(" ")));
    assertTrue(e.getMessage().contains(line.split(" ")[0]));
  }
}
