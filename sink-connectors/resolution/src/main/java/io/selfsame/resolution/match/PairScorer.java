package io.selfsame.resolution.match;

import io.selfsame.resolution.Entity;
import io.selfsame.resolution.PairScore;
import java.util.EnumSet;
import java.util.Set;

/** Scores pairs under a model. Immutable, safe for any thread. */
public final class PairScorer {
  private static final Feature[] FEATURES = Feature.values();
  private static final Set<Feature> ADDRESS =
      EnumSet.of(
          Feature.STREET, Feature.LOCALITY, Feature.POSTAL_CODE, Feature.CITY, Feature.REGION);
  private static final Set<Feature> NAMESAKES =
      EnumSet.of(
          Feature.GIVEN_NAME,
          Feature.FAMILY_NAME,
          Feature.MIDDLE_NAME,
          Feature.GENDER,
          Feature.REGION);
  private static final double RAREST = 6;

  /** Namesakes are shown to a steward at best, however rare the name: odds of 8 to 1. */
  private static final double NAMESAKE = 3;

  private final MatchModel model;
  private final double prior;
  private final double[][] bits = new double[FEATURES.length][];
  private final TermFrequencies[] frequencies = new TermFrequencies[FEATURES.length];
  private final double[] exactU = new double[FEATURES.length];

  public PairScorer(MatchModel model) {
    this.model = model;
    prior = log2(model.prior() / (1 - model.prior()));
    model.weights().forEach(this::prepare);
    model.frequencies().forEach((feature, shares) -> frequencies[feature.position()] = shares);
  }

  /** The score of two records of the model's entity. */
  public PairScore score(ComparisonRecord a, ComparisonRecord b) {
    long levels = Comparison.levels(a, b);
    return new PairScore(
        Math.round(PairScore.BIT * bits(levels, a, b)),
        levels,
        Vetoes.of(levels, a, b, model.vetoes()));
  }

  /** What each feature contributes to the score of two records, in bits. */
  double contribution(Feature feature, long levels, ComparisonRecord a, ComparisonRecord b) {
    int at = feature.position();
    int level = Levels.at(levels, feature);
    if (level == Levels.MISSING || bits[at] == null) {
      return 0;
    }
    return level == 0 && frequencies[at] != null
        ? bits[at][0] + rarity(feature, a, b)
        : bits[at][level];
  }

  double bits(long levels, ComparisonRecord a, ComparisonRecord b) {
    double sum = prior;
    double address = 0;
    for (Feature feature : FEATURES) {
      double bits = contribution(feature, levels, a, b);
      if (ADDRESS.contains(feature)) {
        address += bits;
      } else {
        sum += bits;
      }
    }
    double all = sum + Math.max(-model.addressCap() / 2, Math.min(model.addressCap(), address));
    return model.entity() == Entity.PERSON && !isMoreThanANamesake(levels)
        ? Math.min(NAMESAKE, all)
        : all;
  }

  /** Whether anything but names, gender and region agrees, be it roughly. */
  private static boolean isMoreThanANamesake(long levels) {
    for (Feature feature : FEATURES) {
      int level = Levels.at(levels, feature);
      if (!NAMESAKES.contains(feature) && level < feature.levels().size() - 1) {
        return true;
      }
    }
    return false;
  }

  private double rarity(Feature feature, ComparisonRecord a, ComparisonRecord b) {
    double share = frequencies[feature.position()].of(Values.shared(feature, a, b));
    return share <= 0 ? 0 : Math.min(RAREST, log2(exactU[feature.position()] / share));
  }

  private void prepare(Feature feature, FeatureWeights weights) {
    double[] all = new double[weights.m().size()];
    for (int level = 0; level < all.length; level++) {
      all[level] = weights.bits(level);
    }
    bits[feature.position()] = all;
    exactU[feature.position()] = weights.u().get(0);
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }
}
