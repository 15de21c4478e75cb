package io.selfsame.warehouse.rules;

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
public record MatchRules(ResolutionRules rules, List<MatchModel> models) {
  private static final double AUTO = 0.99;
  private static final double REVIEW = 0.5;
  private static final double FLOOR = 0.02;

  public MatchRules {
    models = List.copyOf(models);
  }

  /** What ships: keys and pairs scored by the default models. */
  public static MatchRules shipped() {
    return new MatchRules(
        ResolutionRules.defaults().with(PairRules.of(AUTO, REVIEW, FLOOR)),
        List.of(DefaultModels.person(), DefaultModels.organization()));
  }

  /** The same with other models and thresholds. */
  public MatchRules with(List<MatchModel> newModels, PairRules pairs) {
    return new MatchRules(rules.with(pairs), newModels);
  }
}
