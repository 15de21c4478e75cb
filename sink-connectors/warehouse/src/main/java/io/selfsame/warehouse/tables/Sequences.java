package io.selfsame.warehouse.tables;

import static io.selfsame.warehouse.tables.Tables.SEQUENCES;

import io.selfsame.warehouse.sql.Row;
import io.selfsame.warehouse.sql.Session;
import io.selfsame.warehouse.sql.Staged;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers without gaps that follow the order of the turns, which a database sequence does not
 * promise: a reader who saw a number has seen all before it.
 */
public final class Sequences {
  private final Map<String, Long> stored = new HashMap<>();
  private final Map<String, Long> next = new HashMap<>();

  private Sequences() {}

  /** Reads where the numbers are. */
  public static Sequences read(Session session) throws SQLException {
    Sequences sequences = new Sequences();
    String sql = "SELECT " + SEQUENCES.select("q") + " FROM sequences q";
    for (Row row : session.query(sql, Staged.NOTHING, SEQUENCES.types())) {
      sequences.stored.put(row.text(0), row.number(1));
      sequences.next.put(row.text(0), row.number(1));
    }
    return sequences;
  }

  /** The next number of a table, from 1. */
  public long next(String table) {
    return next.merge(table, 2L, (was, first) -> was + 1) - 1;
  }

  /** Stores where the numbers are now. */
  public void write(Session session) throws SQLException {
    List<Row> added = new ArrayList<>();
    List<Row> changed = new ArrayList<>();
    next.forEach(
        (name, value) -> {
          if (!stored.containsKey(name)) {
            added.add(new Row(name, value));
          } else if (!stored.get(name).equals(value)) {
            changed.add(new Row(name, value));
          }
        });
    session.insert(SEQUENCES, added);
    session.replace(SEQUENCES, changed);
  }
}
