package io.selfsame.warehouse.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The shape of a table.
 *
 * @param key names of the columns that tell rows apart; never empty in a row
 * @param unique whether a database that can afford it should enforce the key
 * @param indexes further columns that are looked up, where a database profits from indexes
 */
public record Table(
    String name,
    List<Column> columns,
    List<String> key,
    boolean unique,
    List<List<String>> indexes) {

  public Table {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
    indexes = List.copyOf(indexes);
  }

  /** Starts the definition of a table. */
  public static Definition named(String name) {
    return new Definition(name);
  }

  /** The columns of the key, in its order. */
  public List<Column> keyColumns() {
    return key.stream().map(this::column).toList();
  }

  /** The columns that are not of the key. */
  public List<Column> otherColumns() {
    Set<String> keys = new HashSet<>(key);
    return columns.stream().filter(column -> !keys.contains(column.name())).toList();
  }

  /** The key of a whole row. */
  public Row keyOf(Row row) {
    return new Row(key.stream().map(name -> row.get(position(name))).toArray());
  }

  /** Where a column is in a row. */
  public int position(String columnName) {
    return columns.indexOf(column(columnName));
  }

  /** The types of all columns. */
  public List<ColumnType> types() {
    return columns.stream().map(Column::type).toList();
  }

  /** The columns as a select list, qualified with an alias. */
  public String select(String alias) {
    return String.join(
        ", ", columns.stream().map(column -> alias + '.' + column.quoted()).toList());
  }

  private Column column(String columnName) {
    return columns.stream()
        .filter(candidate -> candidate.name().equals(columnName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " has no column " + columnName));
  }

  /** A table being defined, column by column. */
  public static final class Definition {
    private final String name;
    private final List<Column> columns = new ArrayList<>();
    private final List<List<String>> indexes = new ArrayList<>();

    private Definition(String name) {
      this.name = name;
    }

    /** Adds columns of one type. */
    public Definition with(ColumnType type, String... names) {
      for (String columnName : names) {
        columns.add(new Column(columnName, type));
      }
      return this;
    }

    /** Adds an index. */
    public Definition indexed(String... names) {
      indexes.add(List.of(names));
      return this;
    }

    /** A table whose key the database enforces if it can. */
    public Table uniqueBy(String... names) {
      return new Table(name, columns, List.of(names), true, indexes);
    }

    /** A table whose rows are told apart by these columns, which need no index of their own. */
    public Table toldApartBy(String... names) {
      return new Table(name, columns, List.of(names), false, indexes);
    }
  }
}
