package io.selfsame.warehouse;

import io.selfsame.resolution.FamilyNameCode;
import io.selfsame.resolution.Key;
import io.selfsame.resolution.LiveRecord;
import io.selfsame.resolution.RecordRef;
import io.selfsame.resolution.ResolutionRules;
import io.selfsame.warehouse.sql.Session;
import io.selfsame.warehouse.tables.HubTable;
import io.selfsame.warehouse.tables.HubTable.Family;
import io.selfsame.warehouse.tables.HubTable.Holder;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a batch does to keys that are hubs already. Whether a key is a hub is a function of its
 * current holders, kept as counts by family name: a record that comes or goes changes a count, not
 * the other holders. A key whose last name too many has gone links again, and only then its holders
 * are looked at.
 */
final class HubChanges {
  private final Map<Key, Long> namesBefore;
  private final Map<Key, Long> names;
  private final Map<Family, Long> familiesBefore;
  private final Map<Family, Long> families = new HashMap<>();
  private final Set<Holder> came = new HashSet<>();
  private final Set<Holder> went = new HashSet<>();
  private final Set<Key> ceased = new HashSet<>();

  /**
   * @param hubs the hubs among the keys of the changed records, with their number of family names
   */
  HubChanges(Session session, Map<Key, Long> hubs, RecordChanges changes, ResolutionRules rules)
      throws SQLException {
    namesBefore = hubs;
    names = new HashMap<>(hubs);
    Map<Family, Long> deltas = deltas(changes);
    familiesBefore = HubTable.families(session, deltas.keySet());
    deltas.forEach(this::count);
    names.forEach(
        (key, count) -> {
          if (count <= rules.ruleFor(key.type()).maxFamilyNames()) {
            ceased.add(key);
          }
        });
  }

  /** The keys of a set that a record holds, its own included. */
  static Set<Key> held(LiveRecord record, Collection<Key> keys) {
    Set<Key> held = new HashSet<>(record.linkingKeys());
    held.add(Key.of(record.ref()));
    held.retainAll(keys);
    return held;
  }

  /** Keys that were hubs and link again. */
  Set<Key> ceased() {
    return ceased;
  }

  void write(Session session) throws SQLException {
    HubTable.remove(session, ceased);
    Map<Key, Long> changed = new HashMap<>(names);
    changed.entrySet().removeAll(namesBefore.entrySet());
    changed.keySet().removeAll(ceased);
    HubTable.writeFamilyNames(session, changed);
    families.keySet().removeIf(family -> ceased.contains(family.key()));
    HubTable.writeFamilies(session, familiesBefore, families);
    Predicate<Holder> forgotten = holder -> ceased.contains(holder.key());
    came.removeIf(forgotten);
    went.removeIf(forgotten);
    HubTable.writeHolders(session, came, went);
  }

  private Map<Family, Long> deltas(RecordChanges changes) {
    Map<Family, Long> deltas = new HashMap<>();
    if (namesBefore.isEmpty()) {
      return deltas;
    }
    for (RecordRef ref : changes.folds().keySet()) {
      changes.before(ref).ifPresent(live -> add(live, -1, deltas, went));
      changes.after(ref).ifPresent(live -> add(live, 1, deltas, came));
    }
    Set<Holder> stayed = new HashSet<>(came);
    stayed.retainAll(went);
    came.removeAll(stayed);
    went.removeAll(stayed);
    return deltas;
  }

  private void add(LiveRecord record, long delta, Map<Family, Long> deltas, Set<Holder> holders) {
    String code = FamilyNameCode.of(record);
    for (Key key : held(record, namesBefore.keySet())) {
      deltas.merge(new Family(key, code), delta, Long::sum);
      holders.add(new Holder(key, record.ref()));
    }
  }

  private void count(Family family, long delta) {
    long before = familiesBefore.getOrDefault(family, 0L);
    long after = before + delta;
    families.put(family, after);
    if (!family.code().isEmpty() && (before == 0) != (after == 0)) {
      names.merge(family.key(), after == 0 ? -1L : 1L, Long::sum);
    }
  }
}
