package io.selfsame.warehouse.tables;

import static io.selfsame.warehouse.tables.Tables.SUPPRESSIONS;

import io.selfsame.resolution.Departure;
import io.selfsame.resolution.Key;
import io.selfsame.resolution.Statement;
import io.selfsame.resolution.Suppression;
import io.selfsame.warehouse.sql.Column;
import io.selfsame.warehouse.sql.ColumnType;
import io.selfsame.warehouse.sql.Row;
import io.selfsame.warehouse.sql.Session;
import io.selfsame.warehouse.sql.Staged;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Denials that outlived their records. The keys are hashed, so that the table names nobody; a
 * suppression is found again by hashing the keys of the records at hand.
 */
public final class SuppressionTable {
  private static final List<Column> HASH = List.of(new Column("key_hash", ColumnType.TEXT));
  private static final int PURPOSE = 1;
  private static final int SINCE = 3;

  private final KeyHash hash;

  public SuppressionTable(KeyHash hash) {
    this.hash = hash;
  }

  /**
   * Keeps the denials of records that left; of several for one key and purpose the earliest.
   *
   * @return the keys for which something is new
   */
  public Set<Key> keep(Session session, Collection<Departure> departures) throws SQLException {
    Map<Row, Suppression> wanted = new HashMap<>();
    for (Departure departure : departures) {
      for (Key key : departure.keys()) {
        for (Statement denial : departure.denials().values()) {
          Instant since = denial.at().orElse(departure.at());
          wanted.merge(
              new Row(hash.of(key), denial.purpose()),
              new Suppression(key, denial.purpose(), since),
              (one, other) -> one.since().isAfter(other.since()) ? other : one);
        }
      }
    }
    Map<Row, Row> stored = stored(session, wanted.keySet());
    List<Row> added = new ArrayList<>();
    List<Row> earlier = new ArrayList<>();
    Set<Key> keys = new HashSet<>();
    wanted.forEach(
        (id, suppression) -> {
          Row was = stored.get(id);
          if (was == null) {
            added.add(row(id, suppression));
            keys.add(suppression.key());
          } else if (was.require(SINCE, Instant.class).isAfter(suppression.since())) {
            earlier.add(row(id, suppression));
            keys.add(suppression.key());
          }
        });
    session.insert(SUPPRESSIONS, added);
    session.replace(SUPPRESSIONS, earlier);
    return keys;
  }

  /** The suppressions of some keys. */
  public List<Suppression> of(Session session, Collection<Key> keys) throws SQLException {
    List<Suppression> suppressions = new ArrayList<>();
    if (keys.isEmpty() || isEmpty(session)) {
      return suppressions;
    }
    Map<String, Key> byHash = new HashMap<>();
    keys.forEach(key -> byHash.put(hash.of(key), key));
    Staged staged = Staged.of(HASH, byHash.keySet().stream().map(Row::new).toList());
    for (Row row : read(session, staged)) {
      suppressions.add(
          new Suppression(
              byHash.get(row.text(0)), row.text(PURPOSE), row.require(SINCE, Instant.class)));
    }
    return suppressions;
  }

  /** Hashing every key at hand is worth it only if there is something to find. */
  private static boolean isEmpty(Session session) throws SQLException {
    String sql = "SELECT p.key_hash FROM suppressions p LIMIT 1";
    return session.query(sql, Staged.NOTHING, List.of(ColumnType.TEXT)).isEmpty();
  }

  private static Map<Row, Row> stored(Session session, Set<Row> ids) throws SQLException {
    Map<Row, Row> stored = new HashMap<>();
    if (!ids.isEmpty()) {
      for (Row row : read(session, Staged.of(SUPPRESSIONS.keyColumns(), ids))) {
        stored.put(SUPPRESSIONS.keyOf(row), row);
      }
    }
    return stored;
  }

  private static List<Row> read(Session session, Staged staged) throws SQLException {
    String sql =
        "SELECT %s FROM %s JOIN suppressions p ON %s"
            .formatted(SUPPRESSIONS.select("p"), Staged.PLACE, staged.matches("p"));
    return session.query(sql, staged, SUPPRESSIONS.types());
  }

  private static Row row(Row id, Suppression suppression) {
    return new Row(
        id.text(0), suppression.purpose(), suppression.key().type(), suppression.since());
  }
}
