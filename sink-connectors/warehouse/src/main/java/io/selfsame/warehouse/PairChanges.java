package io.selfsame.warehouse;

import io.selfsame.resolution.Entity;
import io.selfsame.resolution.LiveRecord;
import io.selfsame.resolution.PairEdge;
import io.selfsame.resolution.PairRules;
import io.selfsame.resolution.PairScore;
import io.selfsame.resolution.RecordRef;
import io.selfsame.warehouse.sql.Session;
import io.selfsame.warehouse.tables.BlockTable;
import io.selfsame.warehouse.tables.PairTable;
import io.selfsame.warehouse.tables.PairTable.Pair;
import io.selfsame.warehouse.tables.RecordTable;
import io.selfsame.warehouse.tables.StoredRecord;
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

/**
 * What a batch does to the pairs that are compared. Which pairs are is a function of the records
 * there are: those that share a {@linkplain Blocks blocking key which is not full}. So a record
 * that changed loses its pairs and is compared again; a key that became full takes those pairs away
 * that share no other; one that is full no more brings the pairs of all its holders.
 *
 * <p>A pair is stored if it weighs enough to connect, or to speak against a union of records around
 * it. Costs what the batch's records and their blocks cost, which are bounded.
 */
final class PairChanges {
  private final PairRules rules;
  private final Map<Entity, Scoring> scorings;
  private final Map<UUID, Compared> changed = new HashMap<>();
  private final Map<UUID, Compared> others = new HashMap<>();
  private final Set<UUID> components = new HashSet<>();
  private long scored;

  private PairChanges(PairRules rules, Map<Entity, Scoring> scorings) {
    this.rules = rules;
    this.scorings = scorings;
  }

  /** Compares what a batch brings and stores the scores. Does nothing unless pairs are scored. */
  static PairChanges of(
      Session session, RecordChanges changes, PairRules rules, Map<Entity, Scoring> scorings)
      throws SQLException {
    PairChanges pairs = new PairChanges(rules, scorings);
    if (rules.enabled()) {
      pairs.apply(session, changes);
    }
    return pairs;
  }

  /** Components that pairs connect now or did before. */
  Set<UUID> components() {
    return components;
  }

  /** How many pairs were compared. */
  long scored() {
    return scored;
  }

  /** The stored pairs among some records. */
  List<PairEdge> among(Session session, Collection<LiveRecord> records) throws SQLException {
    List<PairEdge> edges = new ArrayList<>();
    if (rules.enabled()) {
      Map<UUID, RecordRef> refs = new HashMap<>();
      records.forEach(record -> refs.put(BlockTable.uuid(record.ref()), record.ref()));
      for (Pair pair : PairTable.of(session, refs.keySet())) {
        if (refs.containsKey(pair.b())) {
          edges.add(
              new PairEdge(
                  refs.get(pair.a()), refs.get(pair.b()), pair.score(), pair.modelVersion()));
        }
      }
    }
    return edges;
  }

  private void apply(Session session, RecordChanges changes) throws SQLException {
    Blocks blocks = new Blocks();
    List<UUID> stale = new ArrayList<>();
    for (RecordRef ref : changes.folds().keySet()) {
      Optional<LiveRecord> before = changes.before(ref);
      Optional<LiveRecord> after = changes.after(ref);
      if (changes.looksTheSame(ref)) {
        continue;
      }
      before
          .map(live -> Compared.of(live, changes.stored().get(ref).component()))
          .ifPresent(
              was -> {
                stale.add(was.uuid());
                blocks.went(was);
              });
      after
          .map(live -> Compared.of(live, component(changes, ref)))
          .ifPresent(
              is -> {
                changed.put(is.uuid(), is);
                blocks.came(is);
              });
    }
    if (stale.isEmpty() && changed.isEmpty()) {
      return;
    }
    blocks.write(session);
    PairTable.removeOf(session, stale);
    readOthers(session, blocks);
    List<Pair> kept = among(session, blocks.crossing());
    forget(session, blocks.unsupported(session, kept, this::compared));
    PairTable.add(session, compare(blocks.pairs(changed.keySet()), kept));
  }

  private static Optional<UUID> component(RecordChanges changes, RecordRef ref) {
    return Optional.ofNullable(changes.stored().get(ref)).flatMap(StoredRecord::component);
  }

  private void readOthers(Session session, Blocks blocks) throws SQLException {
    Set<UUID> wanted = blocks.holders();
    wanted.removeAll(changed.keySet());
    for (StoredRecord record : RecordTable.byUuid(session, wanted).values()) {
      Compared other = Compared.of(record.live().orElseThrow(), record.component());
      others.put(other.uuid(), other);
    }
  }

  private static List<Pair> among(Session session, Set<UUID> records) throws SQLException {
    return PairTable.of(session, records).stream()
        .filter(pair -> records.contains(pair.b()))
        .toList();
  }

  private void forget(Session session, List<Pair> unsupported) throws SQLException {
    PairTable.remove(session, unsupported);
    for (Pair pair : unsupported) {
      compared(pair.a()).component().ifPresent(components::add);
      compared(pair.b()).component().ifPresent(components::add);
    }
  }

  private List<PairEdge> compare(Set<UnorderedPair> pairs, List<Pair> known) {
    Set<UnorderedPair> done = new HashSet<>();
    known.forEach(pair -> done.add(UnorderedPair.of(pair.a(), pair.b())));
    List<PairEdge> edges = new ArrayList<>();
    for (UnorderedPair pair : pairs) {
      Compared one = compared(pair.one());
      Compared other = compared(pair.other());
      Scoring scoring = scorings.get(one.record().entity());
      if (scoring != null
          && one.record().entity() == other.record().entity()
          && !done.contains(pair)) {
        scored++;
        PairScore score = scoring.score(one, other);
        if (score.weight() >= rules.floor() || !score.vetoes().isEmpty()) {
          edges.add(edge(one, other, score, scoring));
        }
      }
    }
    return edges;
  }

  private PairEdge edge(Compared one, Compared other, PairScore score, Scoring scoring) {
    PairEdge edge = PairEdge.of(one.ref(), other.ref(), score, scoring.modelVersion());
    if (rules.connects(edge)) {
      one.component().ifPresent(components::add);
      other.component().ifPresent(components::add);
    }
    return edge;
  }

  private Compared compared(UUID uuid) {
    return changed.containsKey(uuid) ? changed.get(uuid) : others.get(uuid);
  }
}
