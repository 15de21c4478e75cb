package io.selfsame.resolution;

import java.util.Optional;

/**
 * Why two records are in one profile.
 *
 * @param a held the key before (by creation time, then reference) {@code b}
 * @param key what both hold; {@link Key#SIMILARITY} for a scored pair, {@link Key#STEWARD} for a
 *     decision
 * @param rulesVersion the rules under which they were joined; the model's version for a scored pair
 * @param score of a scored pair
 */
public record MatchEdge(
    RecordRef a, RecordRef b, Key key, String rulesVersion, Optional<PairScore> score) {
  public MatchEdge(RecordRef a, RecordRef b, Key key, String rulesVersion) {
    this(a, b, key, rulesVersion, Optional.empty());
  }
}
