package io.selfsame.warehouse.tables;

import static io.selfsame.warehouse.tables.Tables.HUB_FAMILIES;
import static io.selfsame.warehouse.tables.Tables.HUB_HOLDERS;
import static io.selfsame.warehouse.tables.Tables.HUB_KEYS;
import static io.selfsame.warehouse.tables.Tables.MATCH_REVIEWS;

import io.selfsame.resolution.Key;
import io.selfsame.resolution.RecordRef;
import io.selfsame.warehouse.sql.Column;
import io.selfsame.warehouse.sql.ColumnType;
import io.selfsame.warehouse.sql.Row;
import io.selfsame.warehouse.sql.Session;
import io.selfsame.warehouse.sql.Staged;
import io.selfsame.warehouse.sql.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Keys that too many people share: their holders, and how many of each family name. */
public final class HubTable {
  private static final int HOLDERS = 3;
  private static final List<Column> REVIEW = List.of(new Column("review_id", ColumnType.UUID));

  private HubTable() {}

  /** A record's hold on a key. */
  public record Holder(Key key, RecordRef ref) {
    Row row() {
      return new Row(key.type(), key.value(), ref.source(), ref.object(), ref.id());
    }
  }

  /** Those holders of a key whose family names sound alike. */
  public record Family(Key key, String code) {
    Row row() {
      return new Row(key.type(), key.value(), code);
    }
  }

  /** How many holders some families have; an absent family has none. */
  public static Map<Family, Long> families(Session session, Collection<Family> families)
      throws SQLException {
    Map<Family, Long> counts = new HashMap<>();
    if (!families.isEmpty()) {
      Staged staged =
          Staged.of(HUB_FAMILIES.keyColumns(), families.stream().map(Family::row).toList());
      String sql =
          "SELECT %s FROM %s JOIN hub_families f ON %s"
              .formatted(HUB_FAMILIES.select("f"), Staged.PLACE, staged.matches("f"));
      for (Row row : session.query(sql, staged, HUB_FAMILIES.types())) {
        counts.put(new Family(new Key(row.text(0), row.text(1)), row.text(2)), row.number(HOLDERS));
      }
    }
    return counts;
  }

  /** The components of all holders of some keys. */
  public static Set<UUID> components(Session session, Collection<Key> keys) throws SQLException {
    Set<UUID> components = new HashSet<>();
    if (!keys.isEmpty()) {
      Staged staged = KeyTable.staged(keys);
      String sql =
          """
          SELECT DISTINCT r.component_id FROM %s JOIN hub_holders h ON %s
          JOIN profile_records r
            ON r.source = h.source AND r.object = h.object AND r.record_id = h.record_id
          """
              .formatted(Staged.PLACE, staged.matches("h"));
      for (Row row : session.query(sql, staged, List.of(ColumnType.UUID))) {
        row.uuid(0).ifPresent(components::add);
      }
    }
    return components;
  }

  /** Stores keys that became hubs, all their holders given. */
  public static void add(
      Session session, Map<Key, Long> familyNames, Map<Family, Long> families, Set<Holder> holders)
      throws SQLException {
    session.insert(HUB_KEYS, keyRows(familyNames));
    session.insert(HUB_FAMILIES, familyRows(families));
    session.insert(HUB_HOLDERS, holders.stream().map(Holder::row).toList());
    session.insert(
        MATCH_REVIEWS, familyNames.keySet().stream().map(ProfileRows::hubReview).toList());
  }

  /** Forgets keys that are hubs no more. */
  public static void remove(Session session, Collection<Key> keys) throws SQLException {
    List<Row> rows = keys.stream().map(KeyTable::row).toList();
    for (Table table : List.of(HUB_KEYS, HUB_FAMILIES, HUB_HOLDERS)) {
      session.delete(table, HUB_KEYS.keyColumns(), rows);
    }
    List<Row> reviews =
        keys.stream().map(key -> new Row(ProfileRows.hubReview(key).uuid(0))).toList();
    session.delete(MATCH_REVIEWS, REVIEW, reviews);
  }

  /** Stores how many family names some hubs have now. */
  public static void writeFamilyNames(Session session, Map<Key, Long> familyNames)
      throws SQLException {
    session.replace(HUB_KEYS, keyRows(familyNames));
  }

  /** Writes what differs between two counts of the same families. */
  public static void writeFamilies(
      Session session, Map<Family, Long> before, Map<Family, Long> after) throws SQLException {
    Map<Family, Long> added = new HashMap<>();
    Map<Family, Long> changed = new HashMap<>();
    List<Row> gone = new ArrayList<>();
    after.forEach(
        (family, count) -> {
          Optional<Long> was = Optional.ofNullable(before.get(family));
          if (count == 0) {
            was.ifPresent(some -> gone.add(family.row()));
          } else if (was.isEmpty()) {
            added.put(family, count);
          } else if (!was.get().equals(count)) {
            changed.put(family, count);
          }
        });
    session.delete(HUB_FAMILIES, HUB_FAMILIES.keyColumns(), gone);
    session.replace(HUB_FAMILIES, familyRows(changed));
    session.insert(HUB_FAMILIES, familyRows(added));
  }

  /** Stores who came and who went. */
  public static void writeHolders(Session session, Set<Holder> came, Set<Holder> went)
      throws SQLException {
    session.delete(HUB_HOLDERS, HUB_HOLDERS.keyColumns(), went.stream().map(Holder::row).toList());
    session.insert(HUB_HOLDERS, came.stream().map(Holder::row).toList());
  }

  private static List<Row> keyRows(Map<Key, Long> familyNames) {
    List<Row> rows = new ArrayList<>();
    familyNames.forEach((key, count) -> rows.add(new Row(key.type(), key.value(), count)));
    return rows;
  }

  private static List<Row> familyRows(Map<Family, Long> families) {
    List<Row> rows = new ArrayList<>();
    families.forEach(
        (family, count) ->
            rows.add(new Row(family.key().type(), family.key().value(), family.code(), count)));
    return rows;
  }
}
