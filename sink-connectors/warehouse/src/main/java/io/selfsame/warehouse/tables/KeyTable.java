package io.selfsame.warehouse.tables;

import static io.selfsame.warehouse.tables.Tables.HUB_KEYS;
import static io.selfsame.warehouse.tables.Tables.PROFILE_KEYS;

import io.selfsame.resolution.Key;
import io.selfsame.warehouse.sql.Row;
import io.selfsame.warehouse.sql.Session;
import io.selfsame.warehouse.sql.Staged;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Linking keys and their components. */
public final class KeyTable {
  private static final int COMPONENT_ID = 2;

  private KeyTable() {}

  /** The columns of a key. */
  public static Row row(Key key) {
    return new Row(key.type(), key.value());
  }

  /** In which components some keys are; a key nobody holds, or a hub, is in none. */
  public static Set<UUID> components(Session session, Collection<Key> keys) throws SQLException {
    Set<UUID> components = new HashSet<>();
    if (!keys.isEmpty()) {
      Staged staged = staged(keys);
      String sql =
          "SELECT %s FROM %s JOIN profile_keys k ON %s"
              .formatted(PROFILE_KEYS.select("k"), Staged.PLACE, staged.matches("k"));
      for (Row row : session.query(sql, staged, PROFILE_KEYS.types())) {
        components.add(row.require(COMPONENT_ID, UUID.class));
      }
    }
    return components;
  }

  /** Which of some keys are hubs, and by how many family names. */
  public static Map<Key, Long> hubs(Session session, Collection<Key> keys) throws SQLException {
    Map<Key, Long> hubs = new HashMap<>();
    if (!keys.isEmpty()) {
      Staged staged = staged(keys);
      String sql =
          "SELECT %s FROM %s JOIN hub_keys h ON %s"
              .formatted(HUB_KEYS.select("h"), Staged.PLACE, staged.matches("h"));
      for (Row row : session.query(sql, staged, HUB_KEYS.types())) {
        hubs.put(new Key(row.text(0), row.text(1)), row.number(2));
      }
    }
    return hubs;
  }

  /** Writes what differs between two states of some keys. */
  public static void write(Session session, Map<Key, UUID> before, Map<Key, UUID> after)
      throws SQLException {
    List<Row> added = new ArrayList<>();
    List<Row> changed = new ArrayList<>();
    after.forEach(
        (key, component) -> {
          UUID was = before.get(key);
          if (was == null) {
            added.add(new Row(key.type(), key.value(), component));
          } else if (!was.equals(component)) {
            changed.add(new Row(key.type(), key.value(), component));
          }
        });
    List<Row> gone =
        before.keySet().stream().filter(key -> !after.containsKey(key)).map(KeyTable::row).toList();
    session.delete(PROFILE_KEYS, PROFILE_KEYS.keyColumns(), gone);
    session.replace(PROFILE_KEYS, changed);
    session.insert(PROFILE_KEYS, added);
  }

  static Staged staged(Collection<Key> keys) {
    return Staged.of(PROFILE_KEYS.keyColumns(), keys.stream().map(KeyTable::row).toList());
  }
}
