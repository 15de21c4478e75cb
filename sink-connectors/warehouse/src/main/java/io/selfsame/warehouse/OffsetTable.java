package io.selfsame.warehouse;

import static io.selfsame.warehouse.tables.Tables.SINK_OFFSETS;

import io.selfsame.warehouse.sql.Column;
import io.selfsame.warehouse.sql.ColumnType;
import io.selfsame.warehouse.sql.Row;
import io.selfsame.warehouse.sql.Session;
import io.selfsame.warehouse.sql.Staged;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** From where each connector continues, {@code sink_offsets}. */
final class OffsetTable {
  private static final List<Column> CONNECTOR = List.of(new Column("connector", ColumnType.TEXT));

  private OffsetTable() {}

  static SortedMap<PartitionId, Long> read(Session session, String connector) throws SQLException {
    Staged staged = Staged.of(CONNECTOR, List.of(new Row(connector)));
    String sql =
        "SELECT %s FROM %s JOIN sink_offsets o ON %s"
            .formatted(SINK_OFFSETS.select("o"), Staged.PLACE, staged.matches("o"));
    SortedMap<PartitionId, Long> offsets = new TreeMap<>();
    for (Row row : session.query(sql, staged, SINK_OFFSETS.types())) {
      offsets.put(new PartitionId(row.text(1), (int) row.number(2)), row.number(3));
    }
    return offsets;
  }

  /** Sets offsets; an empty one is forgotten. */
  static void write(
      Session session,
      String connector,
      Map<PartitionId, Long> stored,
      Map<PartitionId, Optional<Long>> wanted)
      throws SQLException {
    List<Row> added = new ArrayList<>();
    List<Row> changed = new ArrayList<>();
    List<Row> gone = new ArrayList<>();
    wanted.forEach(
        (partition, offset) -> {
          Optional<Long> was = Optional.ofNullable(stored.get(partition));
          if (was.equals(offset)) {
            return;
          }
          Row row = row(connector, partition, offset);
          if (offset.isEmpty()) {
            gone.add(SINK_OFFSETS.keyOf(row));
          } else {
            (was.isEmpty() ? added : changed).add(row);
          }
        });
    session.delete(SINK_OFFSETS, SINK_OFFSETS.keyColumns(), gone);
    session.replace(SINK_OFFSETS, changed);
    session.insert(SINK_OFFSETS, added);
  }

  private static Row row(String connector, PartitionId partition, Optional<Long> offset) {
    return new Row(connector, partition.topic(), (long) partition.partition(), offset);
  }
}
