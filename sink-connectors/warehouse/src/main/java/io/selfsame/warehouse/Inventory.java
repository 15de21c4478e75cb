package io.selfsame.warehouse;

import io.selfsame.resolution.LiveRecord;
import io.selfsame.resolution.RecordRef;
import io.selfsame.warehouse.landing.LandingRow;
import io.selfsame.warehouse.sql.Row;
import io.selfsame.warehouse.sql.Session;
import io.selfsame.warehouse.tables.InventoryTable;
import io.selfsame.warehouse.tables.InventoryTable.SourceObject;
import io.selfsame.warehouse.tables.ObjectFigures;
import io.selfsame.warehouse.tables.StoredRecord;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps {@code source_inventory}: a batch changes counts by what it changed, so its cost is that of
 * the batch and of the few objects it brings. Counts of records and identifiers are functions of
 * the records there are; the number of versions does not grow when versions come again.
 */
final class Inventory {
  private final Map<SourceObject, Row> before;
  private final Map<SourceObject, ObjectFigures> figures = new HashMap<>();

  private Inventory(Map<SourceObject, Row> before) {
    this.before = before;
  }

  /** Reads the figures of the objects a batch changes and counts what it changes. */
  static Inventory of(Session session, RecordChanges changes, Collection<LandingRow> landed)
      throws SQLException {
    Set<RecordRef> refs = changes.folds().keySet();
    Inventory inventory =
        new Inventory(InventoryTable.read(session, refs.stream().map(Inventory::object).toList()));
    refs.forEach(ref -> inventory.count(ref, changes));
    for (LandingRow row : landed) {
      ObjectFigures sum = inventory.figures.get(new SourceObject(row.source(), row.object()));
      if (sum != null && row.schemaVersion().isPresent()) {
        sum.schema(row.schemaVersion().get(), row.changedAt());
      }
    }
    return inventory;
  }

  /**
   * Writes the figures.
   *
   * @param now the time of the turn
   */
  void write(Session session, Instant now) throws SQLException {
    Map<SourceObject, Row> after = new HashMap<>();
    figures.forEach((object, sum) -> after.put(object, sum.row(object, now)));
    InventoryTable.write(session, before, after);
  }

  private void count(RecordRef ref, RecordChanges changes) {
    ObjectFigures sum = of(ref);
    Optional<StoredRecord> stored = Optional.ofNullable(changes.stored().get(ref));
    stored.map(StoredRecord::live).ifPresent(live -> sum.count(live, -1));
    Optional<LiveRecord> now = changes.after(ref);
    sum.count(now, 1);
    changes.folds().get(ref).advances().forEach(sum::advanced);
  }

  private ObjectFigures of(RecordRef ref) {
    return figures.computeIfAbsent(
        object(ref),
        object ->
            Optional.ofNullable(before.get(object))
                .map(ObjectFigures::new)
                .orElseGet(ObjectFigures::new));
  }

  private static SourceObject object(RecordRef ref) {
    return new SourceObject(ref.source(), ref.object());
  }
}
