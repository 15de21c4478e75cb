package io.selfsame.resolution;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which of some records hold which linking key, hubs set apart. */
final class KeyHolders {
  private final TreeMap<Key, List<LiveRecord>> linking;
  private final SortedSet<Key> hubs = new TreeSet<>();

  /**
   * @param records in order of seniority; the holders of each key keep it
   */
  KeyHolders(Collection<LiveRecord> records, Set<Key> knownHubs, ResolutionRules rules) {
    linking = new TreeMap<>(rules.strongestFirst());
    collect(records, knownHubs);
    linking.values().removeIf(holders -> holders.size() < 2);
    linking.forEach(
        (key, holders) -> {
          if (isHub(holders, rules.ruleFor(key.type()))) {
            hubs.add(key);
          }
        });
    hubs.forEach(linking::remove);
  }

  /** Keys with at least two holders, strongest first. */
  Map<Key, List<LiveRecord>> linking() {
    return linking;
  }

  SortedSet<Key> hubs() {
    return hubs;
  }

  private void collect(Collection<LiveRecord> records, Set<Key> knownHubs) {
    Set<RecordRef> aliased = new HashSet<>();
    records.forEach(record -> aliased.addAll(record.aliases()));
    Map<Key, List<LiveRecord>> holders = new HashMap<>();
    for (LiveRecord record : records) {
      Set<Key> keys = new HashSet<>(record.linkingKeys());
      if (aliased.contains(record.ref())) {
        keys.add(Key.of(record.ref()));
      }
      keys.removeAll(knownHubs);
      keys.forEach(key -> holders.computeIfAbsent(key, k -> new ArrayList<>(2)).add(record));
    }
    linking.putAll(holders);
  }

  private static boolean isHub(List<LiveRecord> holders, KeyRule rule) {
    if (holders.size() <= rule.maxFamilyNames()) {
      return false;
    }
    Set<String> families = new HashSet<>();
    holders.forEach(holder -> families.add(FamilyNameCode.of(holder)));
    families.remove("");
    return families.size() > rule.maxFamilyNames();
  }
}
