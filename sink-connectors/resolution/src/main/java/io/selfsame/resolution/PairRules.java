package io.selfsame.resolution;

/**
 * What becomes of scored pairs. Weights are thousandths of a bit, as {@link PairScore#weight()} is.
 *
 * @param enabled whether pairs are scored at all
 * @param auto from here on a pair without a veto may join
 * @param review from here on a pair that did not join is shown to a steward. Such pairs connect:
 *     both records belong to one component
 * @param floor below this a pair need not be stored
 * @param largestComponent in a component of more records the demand on joining pairs rises bit by
 *     bit until what hangs together is smaller
 */
public record PairRules(boolean enabled, long auto, long review, long floor, int largestComponent) {
  /** No pair is scored: keys alone decide. */
  public static final PairRules OFF =
      new PairRules(false, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, 1);

  public PairRules {
    if (auto < review || review < floor) {
      throw new IllegalArgumentException("thresholds cross: auto >= review >= floor is needed");
    }
    if (largestComponent < 1) {
      throw new IllegalArgumentException("a component has room for at least 1 record");
    }
  }

  /** Rules by probabilities, each strictly between 0 and 1. */
  public static PairRules of(double auto, double review, double floor) {
    return new PairRules(
        true,
        PairScore.weightOf(auto),
        PairScore.weightOf(review),
        PairScore.weightOf(floor),
        2000);
  }

  /** Whether the two records of an edge belong to one component. */
  public boolean connects(PairEdge edge) {
    return edge.score().weight() >= review;
  }

  /** Whether the edge may join its records if nothing else speaks against it. */
  public boolean joins(PairEdge edge) {
    return edge.score().weight() >= auto && edge.score().vetoes().isEmpty();
  }
}
