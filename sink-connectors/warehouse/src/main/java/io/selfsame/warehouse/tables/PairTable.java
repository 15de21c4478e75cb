package io.selfsame.warehouse.tables;

import static io.selfsame.warehouse.tables.Tables.MATCH_PAIRS;

import io.selfsame.resolution.PairEdge;
import io.selfsame.resolution.PairScore;
import io.selfsame.warehouse.sql.Column;
import io.selfsame.warehouse.sql.ColumnType;
import io.selfsame.warehouse.sql.Row;
import io.selfsame.warehouse.sql.Session;
import io.selfsame.warehouse.sql.Staged;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The scores of pairs. */
public final class PairTable {
  private static final Column A = new Column("a_uuid", ColumnType.UUID);
  private static final Column B = new Column("b_uuid", ColumnType.UUID);

  private PairTable() {}

  /** A stored score. */
  public record Pair(UUID a, UUID b, PairScore score, String modelVersion) {}

  /** The pairs whose lesser record is among some. */
  public static List<Pair> of(Session session, Collection<UUID> records) throws SQLException {
    List<Pair> pairs = new ArrayList<>();
    if (!records.isEmpty()) {
      Staged staged = Staged.of(List.of(A), records.stream().map(Row::new).toList());
      String sql =
          "SELECT %s FROM %s JOIN match_pairs p ON %s"
              .formatted(MATCH_PAIRS.select("p"), Staged.PLACE, staged.matches("p"));
      for (Row row : session.query(sql, staged, MATCH_PAIRS.types())) {
        PairScore score =
            new PairScore(
                row.number(2), row.number(3), PairScore.vetoesOf(Math.toIntExact(row.number(4))));
        pairs.add(
            new Pair(row.require(0, UUID.class), row.require(1, UUID.class), score, row.text(5)));
      }
    }
    return pairs;
  }

  /** Stores scores of pairs that have none. */
  public static void add(Session session, Collection<PairEdge> edges) throws SQLException {
    session.insert(MATCH_PAIRS, edges.stream().map(PairTable::row).toList());
  }

  /** Forgets all pairs of some records. */
  public static void removeOf(Session session, Collection<UUID> records) throws SQLException {
    List<Row> rows = records.stream().map(Row::new).toList();
    session.delete(MATCH_PAIRS, List.of(A), rows);
    session.delete(MATCH_PAIRS, List.of(B), rows);
  }

  /** Forgets some pairs. */
  public static void remove(Session session, Collection<Pair> pairs) throws SQLException {
    session.delete(
        MATCH_PAIRS,
        MATCH_PAIRS.keyColumns(),
        pairs.stream().map(pair -> new Row(pair.a(), pair.b())).toList());
  }

  private static Row row(PairEdge edge) {
    return new Row(
        BlockTable.uuid(edge.a()),
        BlockTable.uuid(edge.b()),
        edge.score().weight(),
        edge.score().levels(),
        (long) edge.score().vetoMask(),
        edge.modelVersion());
  }
}
