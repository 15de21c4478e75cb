package io.selfsame.resolution;

import java.util.Comparator;

/**
 * The score of two records that share a blocking key, as it is stored.
 *
 * @param a the lesser reference
 * @param modelVersion the model that gave the score
 */
public record PairEdge(RecordRef a, RecordRef b, PairScore score, String modelVersion) {
  /** Strongest first, then by references: nothing that depends on arrival. */
  public static final Comparator<PairEdge> STRONGEST_FIRST =
      Comparator.<PairEdge>comparingLong(edge -> -edge.score().weight())
          .thenComparing(PairEdge::a)
          .thenComparing(PairEdge::b);

  public PairEdge {
    if (a.compareTo(b) >= 0) {
      throw new IllegalArgumentException("a pair edge names the lesser record first");
    }
  }

  /** The edge of two records in either order. */
  public static PairEdge of(RecordRef one, RecordRef other, PairScore score, String modelVersion) {
    return one.compareTo(other) < 0
        ? new PairEdge(one, other, score, modelVersion)
        : new PairEdge(other, one, score, modelVersion);
  }
}
