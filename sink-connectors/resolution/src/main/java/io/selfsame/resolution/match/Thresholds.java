package io.selfsame.resolution.match;

import io.selfsame.resolution.PairRules;
import io.selfsame.resolution.PairScore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * From which weight on pairs may join: the lowest at which the model expects hardly one of the
 * joined pairs to be wrong, but not below a floor. Where people live together the model is too sure
 * of itself, so there the threshold is not lowered.
 */
final class Thresholds {
  /** What to use where nothing was learnt. */
  static final PairRules CAREFUL = PairRules.of(0.99, 0.5, 0.02);

  private static final double WRONG = 0.003;
  private static final long LEAST = PairScore.weightOf(0.9);

  private Thresholds() {}

  static PairRules of(MatchModel model, Sample sample) {
    boolean addresses =
        sample.levels.stream()
            .anyMatch(levels -> Levels.at(levels, Feature.STREET) != Levels.MISSING);
    if (addresses && model.vetoes().households()) {
      return CAREFUL;
    }
    PairScorer scorer = new PairScorer(model);
    List<PairScore> scores = new ArrayList<>();
    for (int[] pair : sample.pairs) {
      PairScore score = scorer.score(sample.records.get(pair[0]), sample.records.get(pair[1]));
      if (score.weight() >= LEAST && score.vetoes().isEmpty()) {
        scores.add(score);
      }
    }
    scores.sort(Comparator.comparingLong(PairScore::weight).reversed());
    long auto = CAREFUL.auto();
    double wrong = 0;
    for (int i = 0; i < scores.size(); i++) {
      wrong += 1 - scores.get(i).probability();
      if (wrong <= WRONG * (i + 1)) {
        auto = Math.min(auto, scores.get(i).weight());
      }
    }
    return new PairRules(true, auto, CAREFUL.review(), CAREFUL.floor(), CAREFUL.largestComponent());
  }
}
