package io.selfsame.source.polling.vendor;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a page tells besides its rows, as far as the vendor tells it.
 *
 * @param coveredUntil everything that changed before this has been read with this page: the base of
 *     the stream's lag
 * @param serverNewest when, by the vendor's word, the newest change happened: the base of the stall
 *     detector
 * @param quotaLeft calls left of the allowance of the day, or of whatever period the vendor counts
 * @param rejected the rows that were left out, too long or malformed as they were
 */
public record PageFacts(
    Optional<Instant> coveredUntil,
    Optional<Instant> serverNewest,
    OptionalLong quotaLeft,
    List<RejectedRow> rejected) {
  private static final PageFacts NONE =
      new PageFacts(Optional.empty(), Optional.empty(), OptionalLong.empty(), List.of());

  public PageFacts {
    Objects.requireNonNull(coveredUntil, "coveredUntil");
    Objects.requireNonNull(serverNewest, "serverNewest");
    Objects.requireNonNull(quotaLeft, "quotaLeft");
    rejected = List.copyOf(rejected);
  }

  /** What a page without rejected rows tells. */
  public PageFacts(
      Optional<Instant> coveredUntil, Optional<Instant> serverNewest, OptionalLong quotaLeft) {
    this(coveredUntil, serverNewest, quotaLeft, List.of());
  }

  /** The vendor told nothing. */
  public static PageFacts none() {
    return NONE;
  }
}
