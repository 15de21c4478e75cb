package io.selfsame.resolve.csv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which column is where.
 *
 * @param columns for each field of a row the column it is, empty for one that means nothing here
 * @param ignored the names of those
 */
record CsvHeader(List<Optional<String>> columns, List<String> ignored) {
  static final String RECORD_ID = "record_id";

  CsvHeader {
    columns = List.copyOf(columns);
    ignored = List.copyOf(ignored);
  }

  /**
   * Reads a header row.
   *
   * @throws CsvException if two columns have one name or there is no record_id
   */
  static CsvHeader of(List<String> names) throws CsvException {
    List<Optional<String>> columns = new ArrayList<>();
    List<String> ignored = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      String column = name.strip().toLowerCase(Locale.ROOT);
      if (PeopleCsv.COLUMNS.contains(column)) {
        if (!seen.add(column)) {
          throw new CsvException(1, "the header has the column '" + column + "' twice");
        }
        columns.add(Optional.of(column));
      } else {
        columns.add(Optional.empty());
        ignored.add(column);
      }
    }
    if (!seen.contains(RECORD_ID)) {
      throw new CsvException(
          1, "the header has no column record_id; the first line must name the columns");
    }
    return new CsvHeader(columns, ignored);
  }
}
