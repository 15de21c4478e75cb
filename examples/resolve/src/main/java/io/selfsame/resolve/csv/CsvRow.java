package io.selfsame.resolve.csv;

import java.util.Map;
import java.util.Optional;

/**
 * A row of the file: its fields that are not empty, or what is wrong with it.
 *
 * @param line where it begins
 * @param fields by column
 */
public record CsvRow(long line, Map<String, String> fields, Optional<Flaw> flaw) {
  public CsvRow {
    fields = Map.copyOf(fields);
  }

  static CsvRow flawed(long line, Flaw flaw) {
    return new CsvRow(line, Map.of(), Optional.of(flaw));
  }

  /** The field of a column that is not empty. */
  public Optional<String> field(String column) {
    return Optional.ofNullable(fields.get(column));
  }
}
