package io.selfsame.warehouse.tables;

import static io.selfsame.warehouse.tables.Tables.GONE_KEYS;

import io.selfsame.resolution.Key;
import io.selfsame.resolution.RecordRef;
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

/** The hashed keys of records that are gone. */
public final class GoneKeyTable {
  private static final List<Column> HASH = List.of(new Column("key_hash", ColumnType.TEXT));
  private static final List<Column> DELETED =
      List.of(
          new Column("source", ColumnType.TEXT),
          new Column("object", ColumnType.TEXT),
          new Column("record_id", ColumnType.TEXT),
          new Column("erased", ColumnType.BOOLEAN));
  private static final int ERASED = 5;

  private final KeyHash hash;

  public GoneKeyTable(KeyHash hash) {
    this.hash = hash;
  }

  /**
   * A key of a record that is gone.
   *
   * @param erased whether with its person, or only from its system
   */
  public record GoneKey(Key key, RecordRef ref, boolean erased, Instant at) {}

  /** Keeps keys; what was erased stays erased. */
  public void keep(Session session, Collection<GoneKey> gone) throws SQLException {
    Map<Row, Row> wanted = new HashMap<>();
    for (GoneKey one : gone) {
      Row row = row(one);
      wanted.merge(GONE_KEYS.keyOf(row), row, (was, is) -> was.isTrue(ERASED) ? was : is);
    }
    if (wanted.isEmpty()) {
      return;
    }
    List<Row> stored = read(session, Staged.of(GONE_KEYS.keyColumns(), wanted.keySet()));
    for (Row row : stored) {
      if (row.isTrue(ERASED)) {
        wanted.put(GONE_KEYS.keyOf(row), row);
      }
    }
    RowDifference.of(GONE_KEYS, stored, wanted.values()).write(session);
  }

  /** Nothing is left to be found of records that were erased after they were deleted. */
  public void forgetDeleted(Session session, Collection<RecordRef> refs) throws SQLException {
    session.delete(
        GONE_KEYS,
        DELETED,
        refs.stream().map(ref -> new Row(ref.source(), ref.object(), ref.id(), false)).toList());
  }

  /** Which of some keys belonged to somebody erased. */
  public Set<Key> erased(Session session, Collection<Key> keys) throws SQLException {
    Set<Key> erased = new HashSet<>();
    if (!keys.isEmpty() && anyErased(session)) {
      Map<String, Key> byHash = byHash(keys);
      for (Row row : read(session, staged(byHash))) {
        if (row.isTrue(ERASED)) {
          erased.add(byHash.get(row.text(0)));
        }
      }
    }
    return erased;
  }

  /** The deleted records that had one of some keys. */
  public Set<RecordRef> deleted(Session session, Collection<Key> keys) throws SQLException {
    Set<RecordRef> refs = new HashSet<>();
    if (!keys.isEmpty()) {
      for (Row row : read(session, staged(byHash(keys)))) {
        if (!row.isTrue(ERASED)) {
          refs.add(new RecordRef(row.text(2), row.text(3), row.text(4)));
        }
      }
    }
    return refs;
  }

  private Map<String, Key> byHash(Collection<Key> keys) {
    Map<String, Key> byHash = new HashMap<>();
    keys.forEach(key -> byHash.put(hash.of(key), key));
    return byHash;
  }

  private static Staged staged(Map<String, Key> byHash) {
    return Staged.of(HASH, byHash.keySet().stream().map(Row::new).toList());
  }

  /** Hashing every key at hand is worth it only if there is something to find. */
  private static boolean anyErased(Session session) throws SQLException {
    String sql = "SELECT g.key_hash FROM gone_keys g WHERE g.erased LIMIT 1";
    return !session.query(sql, Staged.NOTHING, List.of(ColumnType.TEXT)).isEmpty();
  }

  private static List<Row> read(Session session, Staged staged) throws SQLException {
    String sql =
        "SELECT %s FROM %s JOIN gone_keys g ON %s"
            .formatted(GONE_KEYS.select("g"), Staged.PLACE, staged.matches("g"));
    return new ArrayList<>(session.query(sql, staged, GONE_KEYS.types()));
  }

  private Row row(GoneKey gone) {
    return new Row(
        hash.of(gone.key()),
        gone.key().type(),
        gone.ref().source(),
        gone.ref().object(),
        gone.ref().id(),
        gone.erased(),
        gone.at());
  }
}
