package io.selfsame.resolution.match;

import java.util.List;

/**
 * What the levels of a feature are worth.
 *
 * @param m how often two records of one person come to each level, between 0 and 1
 * @param u how often records of two people do
 */
public record FeatureWeights(List<Double> m, List<Double> u) {
  public FeatureWeights {
    m = List.copyOf(m);
    u = List.copyOf(u);
  }

  /** The evidence of a level in bits: positive speaks for one person. */
  public double bits(int level) {
    return Math.log(m.get(level) / u.get(level)) / Math.log(2);
  }
}
