package io.selfsame.resolution.match;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Expectation maximization over the pairs that agree on something. What they agree on is fixed by
 * the choice of the pairs and says nothing here; of everything else, how often it agrees among
 * pairs of one person is learnt, held back by what the model to start from says.
 */
final class Session {
  private static final int LEAST_PAIRS = 30;
  private static final int ROUNDS = 40;
  private static final double LEAST_SHARE = 0.02;
  private static final double FIRM = 50;
  private static final double FIRM_SHARE = 0.15;

  private final MatchModel start;
  private final Set<Feature> fixed;
  private final Map<Long, Integer> vectors = new HashMap<>();
  private int pairs;

  Session(MatchModel start, Set<Feature> fixed) {
    this.start = start;
    this.fixed = fixed;
  }

  void add(long levels) {
    long free = levels;
    for (Feature feature : fixed) {
      free = Levels.with(free, feature, Levels.MISSING);
    }
    vectors.merge(free, 1, Integer::sum);
    pairs++;
  }

  /** The weights learnt; nothing if there were few pairs or hardly any of one person. */
  Optional<Map<Feature, FeatureWeights>> learn() {
    if (pairs < LEAST_PAIRS) {
      return Optional.empty();
    }
    Map<Feature, double[]> m = new EnumMap<>(Feature.class);
    start.weights().forEach((feature, weights) -> m.put(feature, array(weights.m())));
    double share = 0.5;
    for (int round = 0; round < ROUNDS; round++) {
      share = round(m, share);
    }
    boolean householdsTaken =
        !fixed.contains(Feature.GIVEN_NAME)
            && m.containsKey(Feature.GIVEN_NAME)
            && m.get(Feature.GIVEN_NAME)[NameComparison.GIVEN_ELSE] > 0.5;
    if (share < LEAST_SHARE || householdsTaken) {
      return Optional.empty();
    }
    Map<Feature, FeatureWeights> learnt = new EnumMap<>(Feature.class);
    m.forEach(
        (feature, values) -> {
          if (!fixed.contains(feature)) {
            learnt.put(
                feature,
                new FeatureWeights(
                    Arrays.stream(values).boxed().toList(), start.weights().get(feature).u()));
          }
        });
    return Optional.of(learnt);
  }

  private double round(Map<Feature, double[]> m, double share) {
    Map<Feature, double[]> counts = new EnumMap<>(Feature.class);
    m.forEach((feature, values) -> counts.put(feature, new double[values.length]));
    double matches = 0;
    for (Map.Entry<Long, Integer> vector : vectors.entrySet()) {
      double odds = Math.log(share / (1 - share));
      for (Map.Entry<Feature, double[]> feature : m.entrySet()) {
        int level = Levels.at(vector.getKey(), feature.getKey());
        if (level != Levels.MISSING) {
          odds +=
              Math.log(
                  feature.getValue()[level] / start.weights().get(feature.getKey()).u().get(level));
        }
      }
      double expected = vector.getValue() / (1 + Math.exp(-odds));
      matches += expected;
      counts.forEach(
          (feature, seen) -> {
            int level = Levels.at(vector.getKey(), feature);
            if (level != Levels.MISSING) {
              seen[level] += expected;
            }
          });
    }
    counts.forEach((feature, seen) -> m.put(feature, blend(feature, seen)));
    return Math.max(1e-6, Math.min(1 - 1e-6, matches / pairs));
  }

  private double[] blend(Feature feature, double[] seen) {
    double[] prior = array(start.weights().get(feature).m());
    double total = Arrays.stream(seen).sum();
    double firm = FIRM + FIRM_SHARE * total;
    double[] blended = new double[seen.length];
    for (int level = 0; level < seen.length; level++) {
      blended[level] = (seen[level] + firm * prior[level]) / (total + firm);
    }
    return blended;
  }

  private static double[] array(java.util.List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
