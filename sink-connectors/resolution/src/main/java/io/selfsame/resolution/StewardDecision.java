package io.selfsame.resolution;

import java.time.Instant;
import java.util.Comparator;

/**
 * What a steward said of two records. Of several decisions on one pair the newest counts; of two
 * equally new ones, the one that keeps apart.
 *
 * @param a the lesser reference
 * @param by who decided
 */
public record StewardDecision(
    Kind kind, RecordRef a, RecordRef b, Instant at, String by, String why) {
  /** What was decided. */
  public enum Kind {
    /** The two are different: no union may bring them together. */
    CANNOT_LINK,
    /** The two are one: they join before everything else. */
    MUST_LINK
  }

  /** Newest first; then those that keep apart; then by references. */
  public static final Comparator<StewardDecision> NEWEST_FIRST =
      Comparator.comparing(StewardDecision::at)
          .reversed()
          .thenComparing(StewardDecision::kind)
          .thenComparing(StewardDecision::a)
          .thenComparing(StewardDecision::b);

  public StewardDecision {
    if (a.compareTo(b) >= 0) {
      throw new IllegalArgumentException("a decision names the lesser record first");
    }
  }

  /** The decision on two records in either order. */
  public static StewardDecision of(
      Kind kind, RecordRef one, RecordRef other, Instant at, String by, String why) {
    return one.compareTo(other) < 0
        ? new StewardDecision(kind, one, other, at, by, why)
        : new StewardDecision(kind, other, one, at, by, why);
  }
}
