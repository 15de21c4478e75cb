package io.selfsame.warehouse.sql;

import java.util.Collection;
import java.util.List;

/**
 * Rows handed to a statement as one relation, whose alias there is {@code s}. A statement says
 * where with {@value #PLACE}.
 */
public record Staged(List<Column> columns, List<Row> rows) {
  /** Where a statement wants the relation: {@code FROM {staged} JOIN ...}. */
  public static final String PLACE = "{staged}";

  /** No relation, for a statement without the place. */
  public static final Staged NOTHING = new Staged(List.of(), List.of());

  public Staged {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** Distinct rows of these columns. */
  public static Staged of(List<Column> columns, Collection<Row> rows) {
    return new Staged(columns, rows.stream().distinct().toList());
  }

  /** {@code s.a = t.a AND s.b = t.b} for all columns. */
  public String matches(String alias) {
    return matches(columns, alias);
  }

  static String matches(List<Column> columns, String alias) {
    return String.join(
        " AND ",
        columns.stream()
            .map(column -> "s." + column.quoted() + " = " + alias + '.' + column.quoted())
            .toList());
  }
}
