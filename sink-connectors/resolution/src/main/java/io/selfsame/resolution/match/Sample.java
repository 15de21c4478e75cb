package io.selfsame.resolution.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The records to learn from, in an order that does not depend on arrival, and their pairs. */
final class Sample {
  private static final int MOST_RECORDS = 60_000;
  private static final int RANDOM_PAIRS = 300_000;

  final List<ComparisonRecord> records;
  final List<int[]> pairs = new ArrayList<>();
  final List<Long> levels = new ArrayList<>();

  /** Pairs that nothing but their hashes chose. */
  final List<int[]> randomPairs = new ArrayList<>();

  final List<Long> randomLevels = new ArrayList<>();

  Sample(List<ComparisonRecord> all) {
    records =
        all.stream()
            .sorted(Comparator.comparingLong(Sample::hash).thenComparing(ComparisonRecord::ref))
            .limit(MOST_RECORDS)
            .toList();
    CandidatePairs.forEach(
        records,
        (one, other) -> {
          pairs.add(new int[] {one, other});
          levels.add(Comparison.levels(records.get(one), records.get(other)));
        });
    random();
  }

  /** How many pairs the sample has in all. */
  double allPairs() {
    return records.size() * (records.size() - 1.0) / 2;
  }

  private void random() {
    int n = records.size();
    long wanted = (long) Math.min(RANDOM_PAIRS, allPairs());
    long step = 1;
    for (long done = 0; done < wanted; step++) {
      for (int i = 0; i + step < n && done < wanted; i++, done++) {
        int other = (int) (i + step);
        randomPairs.add(new int[] {i, other});
        randomLevels.add(Comparison.levels(records.get(i), records.get(other)));
      }
    }
  }

  /** The clusters that pairs above a weight connect, by position. */
  int[] clusters(PairScorer scorer, double leastBits) {
    int[] parents = new int[records.size()];
    for (int i = 0; i < parents.length; i++) {
      parents[i] = i;
    }
    for (int i = 0; i < pairs.size(); i++) {
      ComparisonRecord a = records.get(pairs.get(i)[0]);
      ComparisonRecord b = records.get(pairs.get(i)[1]);
      if (scorer.bits(levels.get(i), a, b) >= leastBits
          && Vetoes.of(levels.get(i), a, b, VetoRules.CAREFUL).isEmpty()) {
        parents[root(parents, pairs.get(i)[0])] = root(parents, pairs.get(i)[1]);
      }
    }
    for (int i = 0; i < parents.length; i++) {
      parents[i] = root(parents, i);
    }
    return parents;
  }

  /** How many people have each value of a feature. */
  Map<String, Integer> holders(Feature feature, int[] clusters) {
    Map<String, java.util.Set<Integer>> holders = new HashMap<>();
    for (int i = 0; i < records.size(); i++) {
      for (String value : Values.of(feature, records.get(i))) {
        if (!value.isEmpty()) {
          holders.computeIfAbsent(value, key -> new java.util.HashSet<>(2)).add(clusters[i]);
        }
      }
    }
    Map<String, Integer> counts = new HashMap<>();
    holders.forEach((value, people) -> counts.put(value, people.size()));
    return counts;
  }

  private static int root(int[] parents, int item) {
    int at = item;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }

  private static long hash(ComparisonRecord record) {
    return Hash.of(
        record.ref().source() + '\u0000' + record.ref().object() + '\u0000' + record.ref().id());
  }
}
