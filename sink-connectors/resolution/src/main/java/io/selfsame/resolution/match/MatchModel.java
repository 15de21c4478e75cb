package io.selfsame.resolution.match;

import io.selfsame.resolution.Entity;
import java.util.EnumMap;
import java.util.Map;

/**
 * A frozen model: with two records it determines the score.
 *
 * @param version recorded with every edge
 * @param prior the probability that two records taken at random are one person's
 * @param weights by feature; a feature without weights is not compared
 * @param frequencies by feature
 * @param addressCap no address is worth more bits than this, nor its absence less than half of it
 */
public record MatchModel(
    String version,
    Entity entity,
    double prior,
    Map<Feature, FeatureWeights> weights,
    Map<Feature, TermFrequencies> frequencies,
    double addressCap,
    VetoRules vetoes) {
  public MatchModel {
    if (!(prior > 0 && prior < 1)) {
      throw new IllegalArgumentException("a prior is a probability between 0 and 1");
    }
    weights = Map.copyOf(weights);
    frequencies = Map.copyOf(frequencies);
  }

  MatchModel withWeights(double newPrior, Map<Feature, FeatureWeights> newWeights) {
    return new MatchModel(
        version, entity, newPrior, new EnumMap<>(newWeights), frequencies, addressCap, vetoes);
  }
}
