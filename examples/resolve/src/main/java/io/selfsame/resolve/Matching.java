package io.selfsame.resolve;

import io.selfsame.resolution.PairRules;
import io.selfsame.resolution.ResolutionRules;
import io.selfsame.resolution.match.DefaultModels;
import io.selfsame.resolution.match.MatchModel;
import java.util.List;

/**
 * By what records are matched.
 *
 * @param models one an entity
 */
record Matching(ResolutionRules rules, List<MatchModel> models) {
  private static final double AUTO = 0.99;
  private static final double REVIEW = 0.5;
  private static final double FLOOR = 0.02;

  Matching {
    models = List.copyOf(models);
  }

  /** What ships. */
  static Matching shipped() {
    return new Matching(
        ResolutionRules.defaults().with(PairRules.of(AUTO, REVIEW, FLOOR)),
        List.of(DefaultModels.person(), DefaultModels.organization()));
  }

  /** The same with other models. */
  Matching with(List<MatchModel> trained) {
    return new Matching(rules, trained);
  }
}
