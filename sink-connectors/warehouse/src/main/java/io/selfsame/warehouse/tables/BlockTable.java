package io.selfsame.warehouse.tables;

import static io.selfsame.warehouse.tables.Tables.BLOCKING_KEYS;
import static io.selfsame.warehouse.tables.Tables.FULL_BLOCKS;
import static io.selfsame.warehouse.tables.Tables.MATCH_RECORDS;

import io.selfsame.resolution.ProfileId;
import io.selfsame.resolution.RecordRef;
import io.selfsame.warehouse.sql.Column;
import io.selfsame.warehouse.sql.ColumnType;
import io.selfsame.warehouse.sql.Row;
import io.selfsame.warehouse.sql.Session;
import io.selfsame.warehouse.sql.Staged;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Blocking keys, their holders, and those keys that too many hold. */
public final class BlockTable {
  private static final Column KEY = new Column("block_key", ColumnType.BIGINT);

  private BlockTable() {}

  /** That a record holds a blocking key. */
  public record Hold(long key, UUID record) {
    private Row row() {
      return new Row(key, record);
    }
  }

  /** What stands for a record in the tables of pairs. */
  public static UUID uuid(RecordRef ref) {
    return ProfileId.of(ref);
  }

  /** Stores which records came and went. */
  public static void writeRecords(
      Session session, Collection<RecordRef> came, Collection<RecordRef> went) throws SQLException {
    session.delete(
        MATCH_RECORDS,
        MATCH_RECORDS.keyColumns(),
        went.stream().map(ref -> new Row(uuid(ref))).toList());
    session.insert(
        MATCH_RECORDS,
        came.stream()
            .map(ref -> new Row(uuid(ref), ref.source(), ref.object(), ref.id()))
            .toList());
  }

  /** Stores which holds came and went. */
  public static void writeHolds(Session session, Collection<Hold> came, Collection<Hold> went)
      throws SQLException {
    session.delete(
        BLOCKING_KEYS, BLOCKING_KEYS.keyColumns(), went.stream().map(Hold::row).toList());
    session.insert(BLOCKING_KEYS, came.stream().map(Hold::row).toList());
  }

  /** How many hold those of some keys that are full. */
  public static Map<Long, Long> full(Session session, Collection<Long> keys) throws SQLException {
    Map<Long, Long> full = new HashMap<>();
    if (!keys.isEmpty()) {
      Staged staged = staged(keys);
      String sql =
          "SELECT f.block_key, f.holders FROM %s JOIN full_blocks f ON %s"
              .formatted(Staged.PLACE, staged.matches("f"));
      session
          .query(sql, staged, FULL_BLOCKS.types())
          .forEach(row -> full.put(row.number(0), row.number(1)));
    }
    return full;
  }

  /** Stores how many hold which full key. */
  public static void writeFull(Session session, Map<Long, Long> before, Map<Long, Long> after)
      throws SQLException {
    RowDifference.of(FULL_BLOCKS, rows(before), rows(after)).write(session);
  }

  /** Who holds some keys, which are not full. */
  public static Map<Long, List<UUID>> holders(Session session, Collection<Long> keys)
      throws SQLException {
    Map<Long, List<UUID>> holders = new HashMap<>();
    if (!keys.isEmpty()) {
      Staged staged = staged(keys);
      String sql =
          "SELECT b.block_key, b.record_uuid FROM %s JOIN blocking_keys b ON %s"
              .formatted(Staged.PLACE, staged.matches("b"));
      for (Row row : session.query(sql, staged, BLOCKING_KEYS.types())) {
        holders
            .computeIfAbsent(row.number(0), key -> new ArrayList<>())
            .add(row.require(1, UUID.class));
      }
    }
    return holders;
  }

  private static Staged staged(Collection<Long> keys) {
    return Staged.of(List.of(KEY), keys.stream().map(Row::new).toList());
  }

  private static List<Row> rows(Map<Long, Long> counts) {
    List<Row> rows = new ArrayList<>();
    counts.forEach((key, count) -> rows.add(new Row(key, count)));
    return rows;
  }
}
