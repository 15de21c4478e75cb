package io.selfsame.quickstart.truth;

import io.selfsame.quickstart.truth.PairwiseAccuracy.Placement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the warehouse put every record.
 *
 * @param profileOf profile by record
 * @param keysOf match keys by record
 */
public record Crosswalk(Map<RecordId, String> profileOf, Map<RecordId, Set<String>> keysOf) {

  /** Generated records the warehouse does not know. */
  public List<RecordId> lost(Truth truth) {
    return truth.personOf().keySet().stream().filter(id -> !profileOf.containsKey(id)).toList();
  }

  /** Accuracy over the records that speak of a person. */
  public PairwiseAccuracy accuracy(Truth truth) {
    List<Placement> placements = new ArrayList<>();
    truth
        .personOf()
        .forEach(
            (id, person) -> {
              if (Truth.isPerson(id) && profileOf.containsKey(id)) {
                placements.add(new Placement(person, profileOf.get(id)));
              }
            });
    return PairwiseAccuracy.of(placements);
  }

  /**
   * The accuracy an oracle could reach with match keys alone: it joins exactly the records of one
   * person that a chain of shared keys connects.
   */
  public PairwiseAccuracy reachable(Truth truth) {
    Partition partition = new Partition();
    truth
        .personOf()
        .forEach(
            (id, person) ->
                keysOf
                    .getOrDefault(id, Set.of())
                    .forEach(key -> partition.join(id.toString(), person + " " + key)));
    List<Placement> placements = new ArrayList<>();
    truth
        .personOf()
        .forEach(
            (id, person) -> {
              if (Truth.isPerson(id) && profileOf.containsKey(id)) {
                placements.add(new Placement(person, partition.groupOf(id.toString())));
              }
            });
    return PairwiseAccuracy.of(placements);
  }

  /** Profiles that hold people from more than one source. */
  public long profilesAcrossSources() {
    Map<String, Set<String>> sources = new HashMap<>();
    profileOf.forEach(
        (id, profile) -> {
          if (Truth.isPerson(id)) {
            sources.computeIfAbsent(profile, key -> new HashSet<>()).add(id.source());
          }
        });
    return sources.values().stream().filter(set -> set.size() > 1).count();
  }

  /** Person records beyond the first of their profile. */
  public long duplicates() {
    List<String> profiles =
        profileOf.entrySet().stream()
            .filter(entry -> Truth.isPerson(entry.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    return (long) profiles.size() - new HashSet<>(profiles).size();
  }

  /** Disjoint sets of names. */
  private static final class Partition {
    private final Map<String, String> parent = new HashMap<>();

    void join(String a, String b) {
      parent.put(groupOf(a), groupOf(b));
    }

    String groupOf(String name) {
      String root = name;
      while (parent.containsKey(root) && !parent.get(root).equals(root)) {
        root = parent.get(root);
      }
      parent.put(name, root);
      return root;
    }
  }
}
