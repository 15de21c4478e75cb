package io.selfsame.warehouse.tables;

import static io.selfsame.warehouse.tables.Tables.SOURCE_INVENTORY;

import io.selfsame.warehouse.sql.Row;
import io.selfsame.warehouse.sql.Session;
import io.selfsame.warehouse.sql.Staged;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What each object of each source brings, {@code source_inventory}. */
public final class InventoryTable {
  private InventoryTable() {}

  /** One object of one source. */
  public record SourceObject(String source, String object) {}

  /** What is stored of some objects. */
  public static Map<SourceObject, Row> read(Session session, Collection<SourceObject> objects)
      throws SQLException {
    Staged staged =
        Staged.of(
            SOURCE_INVENTORY.keyColumns(),
            objects.stream().map(one -> new Row(one.source(), one.object())).toList());
    String sql =
        "SELECT %s FROM %s JOIN source_inventory i ON %s"
            .formatted(SOURCE_INVENTORY.select("i"), Staged.PLACE, staged.matches("i"));
    Map<SourceObject, Row> rows = new HashMap<>();
    for (Row row : session.query(sql, staged, SOURCE_INVENTORY.types())) {
      rows.put(new SourceObject(row.text(0), row.text(1)), row);
    }
    return rows;
  }

  /** Writes the rows of some objects. */
  public static void write(
      Session session, Map<SourceObject, Row> before, Map<SourceObject, Row> after)
      throws SQLException {
    List<Row> added = new ArrayList<>();
    List<Row> changed = new ArrayList<>();
    after.forEach((object, row) -> (before.containsKey(object) ? changed : added).add(row));
    session.replace(SOURCE_INVENTORY, changed);
    session.insert(SOURCE_INVENTORY, added);
  }
}
