package io.selfsame.warehouse;

import io.selfsame.resolution.RecordRef;
import io.selfsame.resolution.match.Blocking;
import io.selfsame.warehouse.sql.Session;
import io.selfsame.warehouse.tables.BlockTable;
import io.selfsame.warehouse.tables.BlockTable.Hold;
import io.selfsame.warehouse.tables.PairTable.Pair;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * The blocking keys of a batch and their holders. A key is full when more records hold it than are
 * compared: a function of its current holders, of which a full one keeps the count, so that neither
 * a record that comes nor one that goes costs more than its own keys.
 */
final class Blocks {
  private final Set<Hold> came = new HashSet<>();
  private final Set<Hold> went = new HashSet<>();
  private final Set<RecordRef> recordsCame = new HashSet<>();
  private final Set<RecordRef> recordsWent = new HashSet<>();
  private final Set<Long> keysNow = new HashSet<>();
  private final Map<Long, Long> full = new HashMap<>();
  private final Map<Long, List<UUID>> open = new HashMap<>();
  private final Map<Long, List<UUID>> opened = new HashMap<>();
  private final Map<Long, List<UUID>> filled = new HashMap<>();

  /** A record is no more, or not as it was. */
  void went(Compared record) {
    recordsWent.add(record.ref());
    record.keys().forEach(key -> went.add(new Hold(key, record.uuid())));
  }

  /** A record is new or otherwise than it was. */
  void came(Compared record) {
    recordsCame.add(record.ref());
    for (long key : record.keys()) {
      keysNow.add(key);
      came.add(new Hold(key, record.uuid()));
    }
  }

  /** Stores the holds, and reads who else holds the keys. */
  void write(Session session) throws SQLException {
    without(came, went);
    without(recordsCame, recordsWent);
    BlockTable.writeRecords(session, recordsCame, recordsWent);
    BlockTable.writeHolds(session, came, went);
    Set<Long> touched = new HashSet<>(keysNow);
    went.forEach(hold -> touched.add(hold.key()));
    Map<Long, Long> before = BlockTable.full(session, touched);
    full.putAll(before);
    came.forEach(hold -> full.computeIfPresent(hold.key(), (key, count) -> count + 1));
    went.forEach(hold -> full.computeIfPresent(hold.key(), (key, count) -> count - 1));
    Set<Long> reopened = new HashSet<>(full.keySet());
    reopened.removeIf(key -> full.get(key) > Blocking.limit());
    full.keySet().removeAll(reopened);
    Set<Long> wanted = new HashSet<>(keysNow);
    wanted.removeAll(full.keySet());
    wanted.addAll(reopened);
    BlockTable.holders(session, wanted)
        .forEach((key, holders) -> sort(key, holders, reopened.contains(key)));
    filled.forEach((key, holders) -> full.put(key, (long) holders.size()));
    BlockTable.writeFull(session, before, full);
  }

  /** Who is needed to compare, or to tell what a key that became full took away. */
  Set<UUID> holders() {
    Set<UUID> holders = new HashSet<>();
    open.values().stream().filter(block -> block.size() > 1).forEach(holders::addAll);
    holders.addAll(crossing());
    return holders;
  }

  /** The holders of keys that became full or ceased to be. */
  Set<UUID> crossing() {
    Set<UUID> crossing = new HashSet<>();
    opened.values().forEach(crossing::addAll);
    filled.values().forEach(crossing::addAll);
    return crossing;
  }

  /** The pairs to compare: those of records that changed, and all of keys that are open again. */
  Set<UnorderedPair> pairs(Set<UUID> changed) {
    Set<UnorderedPair> pairs = new HashSet<>();
    open.values().forEach(block -> add(pairs, block, changed));
    opened.values().forEach(block -> add(pairs, block, Set.copyOf(block)));
    return pairs;
  }

  /** Which of the stored pairs of {@link #crossing} share no key any more that is not full. */
  List<Pair> unsupported(Session session, List<Pair> stored, Function<UUID, Compared> records)
      throws SQLException {
    Map<Pair, Set<Long>> common = new HashMap<>();
    Set<Long> keys = new HashSet<>();
    for (Pair pair : stored) {
      Set<Long> shared = new HashSet<>(records.apply(pair.a()).keys());
      shared.retainAll(records.apply(pair.b()).keys());
      common.put(pair, shared);
      keys.addAll(shared);
    }
    Set<Long> fullNow = BlockTable.full(session, keys).keySet();
    return stored.stream().filter(pair -> fullNow.containsAll(common.get(pair))).toList();
  }

  private void sort(long key, List<UUID> holders, boolean reopened) {
    if (holders.size() > Blocking.limit()) {
      filled.put(key, holders);
    } else if (reopened) {
      opened.put(key, holders);
    } else {
      open.put(key, holders);
    }
  }

  private static void add(Set<UnorderedPair> pairs, List<UUID> block, Set<UUID> changed) {
    for (int i = 0; i < block.size(); i++) {
      boolean anyone = changed.contains(block.get(i));
      for (int j = 0; j < i; j++) {
        if (anyone || changed.contains(block.get(j))) {
          pairs.add(UnorderedPair.of(block.get(i), block.get(j)));
        }
      }
    }
  }

  private static <T> void without(Collection<T> one, Collection<T> other) {
    Set<T> both = new HashSet<>(one);
    both.retainAll(other);
    one.removeAll(both);
    other.removeAll(both);
  }
}
