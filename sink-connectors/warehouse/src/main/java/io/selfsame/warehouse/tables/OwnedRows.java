package io.selfsame.warehouse.tables;

import io.selfsame.warehouse.sql.Column;
import io.selfsame.warehouse.sql.ColumnType;
import io.selfsame.warehouse.sql.Row;
import io.selfsame.warehouse.sql.Session;
import io.selfsame.warehouse.sql.Staged;
import io.selfsame.warehouse.sql.Table;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Rows that belong to a profile or a component as a whole: what is there is read, what should be
 * there is given, the difference is written.
 *
 * @param owner the column that says to whom a row belongs
 */
public record OwnedRows(Table table, String owner) {
  /**
   * What was done.
   *
   * @param before the rows there were
   * @param touched the owners of which a row was written or deleted
   * @param keys the keys of the rows that were written or deleted
   */
  public record Difference(List<Row> before, Set<UUID> touched, List<Row> keys) {}

  /**
   * Makes the owners' rows be as given.
   *
   * @param owners who had rows before; new owners need not be named
   */
  public Difference become(Session session, Collection<UUID> owners, Collection<Row> rows)
      throws SQLException {
    List<Row> before = read(session, owners);
    RowDifference difference = RowDifference.of(table, before, rows);
    difference.write(session);
    return new Difference(
        before,
        owners(List.of(difference.deleted().values(), difference.changed(), difference.added())),
        difference.keys());
  }

  private List<Row> read(Session session, Collection<UUID> owners) throws SQLException {
    if (owners.isEmpty()) {
      return List.of();
    }
    Staged staged =
        Staged.of(
            List.of(new Column(owner, ColumnType.UUID)), owners.stream().map(Row::new).toList());
    String sql =
        "SELECT %s FROM %s JOIN %s t ON %s"
            .formatted(table.select("t"), Staged.PLACE, table.name(), staged.matches("t"));
    return session.query(sql, staged, table.types());
  }

  private Set<UUID> owners(List<Collection<Row>> touched) {
    int position = table.position(owner);
    Set<UUID> owners = new HashSet<>();
    touched.forEach(rows -> rows.forEach(row -> owners.add(row.require(position, UUID.class))));
    return owners;
  }
}
