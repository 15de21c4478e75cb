package io.selfsame.warehouse.tables;

import static io.selfsame.warehouse.tables.Tables.FEED_POSITIONS;

import io.selfsame.warehouse.sql.ColumnType;
import io.selfsame.warehouse.sql.Row;
import io.selfsame.warehouse.sql.Session;
import io.selfsame.warehouse.sql.Staged;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How far each change feed is, {@code feed_positions}. */
public final class FeedPositionTable {
  private FeedPositionTable() {}

  /** Whether there is any feed to write the outbox for. */
  public static boolean anybodyListens(Session session) throws SQLException {
    String sql = "SELECT f.feed FROM feed_positions f LIMIT 1";
    return !session.query(sql, Staged.NOTHING, List.of(ColumnType.TEXT)).isEmpty();
  }

  /** The last number each feed has published. */
  public static SortedMap<String, Long> positions(Session session) throws SQLException {
    SortedMap<String, Long> positions = new TreeMap<>();
    String sql = "SELECT " + FEED_POSITIONS.select("f") + " FROM feed_positions f";
    for (Row row : session.query(sql, Staged.NOTHING, FEED_POSITIONS.types())) {
      positions.put(row.text(0), row.number(1));
    }
    return positions;
  }

  /** Notes how far a feed is. */
  public static void write(Session session, String feed, long position, Instant now)
      throws SQLException {
    session.delete(FEED_POSITIONS, FEED_POSITIONS.keyColumns(), List.of(new Row(feed)));
    session.insert(FEED_POSITIONS, List.of(new Row(feed, position, now)));
  }

  /** Forgets a feed. */
  public static void remove(Session session, String feed) throws SQLException {
    session.delete(FEED_POSITIONS, FEED_POSITIONS.keyColumns(), List.of(new Row(feed)));
  }

  /** Drops from the outbox what every feed has published. */
  public static void trim(Session session) throws SQLException {
    SortedMap<String, Long> positions = positions(session);
    if (!positions.isEmpty()) {
      long published = positions.values().stream().mapToLong(Long::longValue).min().orElseThrow();
      session.execute("DELETE FROM change_outbox WHERE seq <= " + published);
    }
  }
}
