package io.selfsame.quickstart.truth;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * How well a partition of records agrees with the truth, over pairs of records: a pair is right
 * when both records are of one person and in one profile.
 *
 * @param truePairs pairs of records of one person
 * @param foundPairs pairs of records in one profile
 * @param rightPairs pairs that are both
 */
public record PairwiseAccuracy(long truePairs, long foundPairs, long rightPairs) {

  /** Where one record is and where it belongs. */
  public record Placement(String person, String profile) {}

  public static PairwiseAccuracy of(Collection<Placement> placements) {
    Map<String, Integer> people = new HashMap<>();
    Map<String, Integer> profiles = new HashMap<>();
    Map<Placement, Integer> both = new HashMap<>();
    for (Placement placement : placements) {
      people.merge(placement.person(), 1, Integer::sum);
      profiles.merge(placement.profile(), 1, Integer::sum);
      both.merge(placement, 1, Integer::sum);
    }
    return new PairwiseAccuracy(pairs(people), pairs(profiles), pairs(both));
  }

  public double precision() {
    return foundPairs == 0 ? 1.0 : (double) rightPairs / foundPairs;
  }

  public double recall() {
    return truePairs == 0 ? 1.0 : (double) rightPairs / truePairs;
  }

  public double f1() {
    double sum = precision() + recall();
    return sum == 0 ? 0 : 2 * precision() * recall() / sum;
  }

  private static long pairs(Map<?, Integer> sizes) {
    return sizes.values().stream().mapToLong(n -> (long) n * (n - 1) / 2).sum();
  }
}
