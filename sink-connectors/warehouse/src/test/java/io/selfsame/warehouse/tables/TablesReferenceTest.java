package io.selfsame.warehouse.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.warehouse.sql.Column;
import io.selfsame.warehouse.sql.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README names every table and every column, and no table that is not there. */
class TablesReferenceTest {
  private static final Pattern NAME = Pattern.compile("`([a-z_]+)`");

  @Test
  void theReferenceHasEveryTableWithEveryColumn() throws IOException {
    Map<String, Set<String>> reference = reference();
    List<Table> tables = new ArrayList<>(Tables.ALL);
    tables.add(Tables.SCHEMA_VERSION);
    Set<String> names = new TreeSet<>();
    for (Table table : tables) {
      names.add(table.name());
      Set<String> missing = new TreeSet<>();
      table.columns().stream().map(Column::name).forEach(missing::add);
      missing.removeAll(reference.getOrDefault(table.name(), Set.of()));
      if (table.equals(Tables.PROFILE_RECORDS)) {
        missing.removeAll(Tables.ATTRIBUTES);
      }
      assertTrue(missing.isEmpty(), () -> table.name() + " lacks " + missing);
    }
    assertEquals(names, reference.keySet());
  }

  /** What is named in the section of each table. */
  private static Map<String, Set<String>> reference() throws IOException {
    Map<String, Set<String>> reference = new TreeMap<>();
    Set<String> section = new HashSet<>();
    for (String line : Files.readAllLines(Path.of("README.md"))) {
      if (line.startsWith("#")) {
        section = new HashSet<>();
        for (String table : names(line)) {
          reference.put(table, section);
        }
      } else {
        section.addAll(names(line));
      }
    }
    return reference;
  }

  private static Set<String> names(String line) {
    Set<String> names = new HashSet<>();
    Matcher matcher = NAME.matcher(line);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }
}
