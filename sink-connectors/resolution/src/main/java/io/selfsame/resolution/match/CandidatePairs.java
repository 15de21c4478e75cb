package io.selfsame.resolution.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/**
 * The pairs among some records that share a blocking key which is not too common: what a warehouse
 * finds by a join, in memory.
 */
public final class CandidatePairs {
  private CandidatePairs() {}

  /** Calls back once for each pair, as positions in the list. */
  public static void forEach(List<ComparisonRecord> records, Visitor visitor) {
    Map<Long, List<Integer>> blocks = new HashMap<>();
    List<SortedSet<Long>> keys = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      SortedSet<Long> mine = Blocking.keysOf(records.get(i));
      keys.add(mine);
      for (Long key : mine) {
        blocks.computeIfAbsent(key, k -> new ArrayList<>(2)).add(i);
      }
    }
    blocks.values().removeIf(block -> block.size() < 2 || block.size() > Blocking.limit());
    for (int i = 0; i < records.size(); i++) {
      Set<Integer> seen = new HashSet<>();
      for (Long key : keys.get(i)) {
        for (int other : blocks.getOrDefault(key, List.of())) {
          if (other < i
              && records.get(other).entity() == records.get(i).entity()
              && seen.add(other)) {
            visitor.pair(other, i);
          }
        }
      }
    }
  }

  /** Takes a pair. */
  @FunctionalInterface
  public interface Visitor {
    /** The positions of the two, the lesser first. */
    void pair(int one, int other);
  }
}
