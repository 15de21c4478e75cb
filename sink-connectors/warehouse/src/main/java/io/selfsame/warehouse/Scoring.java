package io.selfsame.warehouse;

import io.selfsame.resolution.PairScore;
import io.selfsame.resolution.match.MatchModel;
import io.selfsame.resolution.match.PairScorer;

/** A model, ready to score. */
record Scoring(String modelVersion, PairScorer scorer) {
  static Scoring of(MatchModel model) {
    return new Scoring(model.version(), new PairScorer(model));
  }

  PairScore score(Compared one, Compared other) {
    return scorer.score(one.record(), other.record());
  }
}
