package io.selfsame.resolution;

import io.selfsame.resolution.StewardDecision.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The steward decisions that hold. The newest is taken first; an older one that contradicts what
 * was taken (itself or over a chain of must-links) falls.
 */
final class Decisions {
  private final List<StewardDecision> mustLinks = new ArrayList<>();
  private final List<StewardDecision> fallen = new ArrayList<>();
  private final Map<RecordRef, Set<RecordRef>> apart = new HashMap<>();

  Decisions(Collection<StewardDecision> decisions, Collection<LiveRecord> records) {
    Map<RecordRef, Entity> entities = new HashMap<>();
    records.forEach(record -> entities.put(record.ref(), record.entity()));
    Map<RecordRef, Set<RecordRef>> groups = new HashMap<>();
    entities.keySet().forEach(ref -> groups.put(ref, new HashSet<>(Set.of(ref))));
    decisions.stream()
        .filter(d -> entities.containsKey(d.a()) && entities.get(d.a()) == entities.get(d.b()))
        .sorted(StewardDecision.NEWEST_FIRST)
        .forEach(decision -> take(decision, groups));
  }

  /** What joins before everything else. */
  List<StewardDecision> mustLinks() {
    return mustLinks;
  }

  /** What a newer decision contradicts. */
  List<StewardDecision> fallen() {
    return fallen;
  }

  /** Whether two groups of records must stay apart. */
  boolean keepApart(Collection<RecordRef> mine, Collection<RecordRef> its) {
    if (apart.isEmpty()) {
      return false;
    }
    return mine.stream()
        .map(ref -> apart.getOrDefault(ref, Set.of()))
        .anyMatch(others -> its.stream().anyMatch(others::contains));
  }

  private void take(StewardDecision decision, Map<RecordRef, Set<RecordRef>> groups) {
    Set<RecordRef> mine = groups.get(decision.a());
    Set<RecordRef> its = groups.get(decision.b());
    boolean together = mine == its;
    boolean refused = decision.kind() == Kind.CANNOT_LINK ? together : keepApart(mine, its);
    if (refused) {
      fallen.add(decision);
    } else if (decision.kind() == Kind.CANNOT_LINK) {
      apart.computeIfAbsent(decision.a(), ref -> new HashSet<>()).add(decision.b());
      apart.computeIfAbsent(decision.b(), ref -> new HashSet<>()).add(decision.a());
    } else {
      mustLinks.add(decision);
      if (!together) {
        mine.addAll(its);
        its.forEach(ref -> groups.put(ref, mine));
      }
    }
  }
}
