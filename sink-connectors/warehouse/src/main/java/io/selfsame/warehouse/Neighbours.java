package io.selfsame.warehouse;

import io.selfsame.resolution.Key;
import io.selfsame.resolution.LiveRecord;
import io.selfsame.resolution.Neighbourhood;
import io.selfsame.resolution.PairEdge;
import io.selfsame.resolution.RecordRef;
import io.selfsame.resolution.ResolutionRules;
import io.selfsame.resolution.Suppression;
import io.selfsame.warehouse.sql.Session;
import io.selfsame.warehouse.tables.HubTable;
import io.selfsame.warehouse.tables.KeyTable;
import io.selfsame.warehouse.tables.RecordTable;
import io.selfsame.warehouse.tables.StoredRecord;
import io.selfsame.warehouse.tables.SuppressionTable;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Everything a batch can have an effect on, read in a fixed number of round trips.
 *
 * <p>A <em>component</em> is a set of records closed over linking keys: whoever shares a linking
 * key with a member is a member. Guards may cut it into several profiles, and only the component as
 * a whole tells where. A <em>hub</em> is a key that too many people share; it links nobody, and its
 * holders may be in any components. Each turn leaves this true: {@code profile_keys} has for each
 * linking key the one component of its holders, {@code hub_keys} and its companions have the hubs
 * and their holders, and no key is in both.
 *
 * <p>So a change reaches, and this reads:
 *
 * <ol>
 *   <li>the components of the changed records as they were, for what they leave;
 *   <li>the components of the keys they hold now or held, for what they join; of the records they
 *       are aliases of; and of those that name them as aliases (their own key);
 *   <li>for a hub that ceases to be one, the components of all holders, which become one component.
 *       The other way round needs no reading: holders of a linking key are together already, and
 *       the resolver finds that they are too many;
 *   <li>for a hub that gets a suppression, the components of all holders, whose consent tightens;
 *   <li>the components that pairs scored anew connect, or that pairs no longer compared connected.
 * </ol>
 *
 * <p>The records read are closed in the sense of {@link Neighbourhood}: components are closed
 * before; a changed record's keys bring their components in whole; a key that becomes a hub only
 * takes links away. Whether any other key of theirs is a hub did not change, since its holders did
 * not, and is read at the end.
 */
final class Neighbours {
  private final Map<RecordRef, StoredRecord> before;
  private final Map<RecordRef, LiveRecord> after;
  private final Set<Key> hubsBefore;
  private final HubChanges hubChanges;
  private final List<Suppression> suppressions;
  private final List<PairEdge> pairs;

  private Neighbours(
      Map<RecordRef, StoredRecord> before,
      Map<RecordRef, LiveRecord> after,
      Set<Key> hubsBefore,
      HubChanges hubChanges,
      List<Suppression> suppressions,
      List<PairEdge> pairs) {
    this.before = before;
    this.after = after;
    this.hubsBefore = hubsBefore;
    this.hubChanges = hubChanges;
    this.suppressions = suppressions;
    this.pairs = pairs;
  }

  /** Reads the neighbours of some changes, keeping the denials of records that leave. */
  static Neighbours of(
      Session session,
      RecordChanges changes,
      PairChanges pairChanges,
      SuppressionTable suppressionTable,
      ResolutionRules rules)
      throws SQLException {
    Set<Key> keys = changes.keys();
    Map<Key, Long> hubs = KeyTable.hubs(session, keys);
    HubChanges hubChanges = new HubChanges(session, hubs, changes, rules);
    Set<Key> suppressed = suppressionTable.keep(session, changes.departures());
    suppressed.retainAll(hubs.keySet());
    suppressed.addAll(hubChanges.ceased());

    Set<UUID> components = new HashSet<>();
    changes.stored().values().forEach(record -> record.component().ifPresent(components::add));
    components.addAll(KeyTable.components(session, without(keys, hubs.keySet())));
    components.addAll(HubTable.components(session, suppressed));
    components.addAll(pairChanges.components());
    Map<RecordRef, StoredRecord> before = RecordTable.inComponents(session, components);
    Map<RecordRef, LiveRecord> after = after(before, changes);

    Set<Key> hubsBefore = new HashSet<>(hubs.keySet());
    hubsBefore.addAll(KeyTable.hubs(session, without(keysOf(before, after), keys)).keySet());
    Set<Key> held = new HashSet<>();
    after.values().forEach(record -> held.addAll(record.keys()));
    return new Neighbours(
        before,
        after,
        hubsBefore,
        hubChanges,
        suppressionTable.of(session, held),
        pairChanges.among(session, after.values()));
  }

  /** The live records there were, by reference. */
  Map<RecordRef, StoredRecord> before() {
    return before;
  }

  /** The live records there are, by reference. */
  Map<RecordRef, LiveRecord> after() {
    return after;
  }

  /** Keys that were hubs before this batch, among those of the records. */
  Set<Key> hubsBefore() {
    return hubsBefore;
  }

  HubChanges hubChanges() {
    return hubChanges;
  }

  /** What is to be resolved. */
  Neighbourhood neighbourhood() {
    return new Neighbourhood(after.values(), hubs(), suppressions, pairs, List.of());
  }

  /** Keys that are hubs whatever the resolver finds. */
  Set<Key> hubs() {
    return without(hubsBefore, hubChanges.ceased());
  }

  private static Map<RecordRef, LiveRecord> after(
      Map<RecordRef, StoredRecord> before, RecordChanges changes) {
    Map<RecordRef, LiveRecord> after = new HashMap<>();
    before.forEach((ref, record) -> record.live().ifPresent(live -> after.put(ref, live)));
    for (RecordRef ref : changes.folds().keySet()) {
      after.remove(ref);
      changes.after(ref).ifPresent(live -> after.put(ref, live));
    }
    return after;
  }

  private static Set<Key> keysOf(
      Map<RecordRef, StoredRecord> before, Map<RecordRef, LiveRecord> after) {
    Set<Key> keys = new HashSet<>();
    before.values().forEach(record -> record.live().ifPresent(live -> addAll(keys, live)));
    after.values().forEach(live -> addAll(keys, live));
    return keys;
  }

  private static void addAll(Set<Key> keys, LiveRecord record) {
    keys.addAll(record.linkingKeys());
    keys.add(Key.of(record.ref()));
  }

  private static Set<Key> without(Collection<Key> keys, Collection<Key> others) {
    Set<Key> rest = new HashSet<>(keys);
    rest.removeAll(others);
    return rest;
  }
}
