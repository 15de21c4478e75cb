package io.selfsame.resolution;

import io.selfsame.resolution.Review.Reason;

/** Why a scored pair did not join. */
final class Doubt {
  private Doubt() {}

  static Reason about(PairEdge edge, PairRules rules) {
    if (edge.score().vetoes().isEmpty()) {
      return edge.score().weight() < rules.auto() ? Reason.SIMILAR : Reason.SURROUNDINGS_DISAGREE;
    }
    return switch (edge.score().vetoes().stream().sorted().findFirst().orElseThrow()) {
      case GIVEN_NAME -> Reason.GIVEN_NAME_CONFLICT;
      case GENERATION -> Reason.GENERATION_CONFLICT;
      case DATE_OF_BIRTH -> Reason.DATE_OF_BIRTH_CONFLICT;
      case IDENTIFIER -> Reason.IDENTIFIER_CONFLICT;
    };
  }
}
