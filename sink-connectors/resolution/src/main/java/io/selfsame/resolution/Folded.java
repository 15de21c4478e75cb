package io.selfsame.resolution;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a run of versions made of one record.
 *
 * @param after the state now
 * @param departures denials that left with it, oldest first
 * @param stated statements made by the versions that counted, in order: the ledger's new lines
 * @param advances the times of those versions that were newer than all before them, in order
 * @param erasedAt when somebody last asked to forget the record, if one of the versions says so
 * @param changed whether the state differs from the one before
 * @param identityChanged whether who is who may differ: keys, aliases, names, date of birth,
 *     creation time, entity or existence
 */
public record Folded(
    RecordState after,
    List<Departure> departures,
    List<Statement> stated,
    List<Instant> advances,
    Optional<Instant> erasedAt,
    boolean changed,
    boolean identityChanged) {
  public Folded {
    departures = List.copyOf(departures);
    stated = List.copyOf(stated);
    advances = List.copyOf(advances);
  }

  static Folded of(
      Optional<RecordState> before,
      RecordState after,
      List<Departure> departures,
      List<Statement> stated,
      List<Instant> advances,
      Optional<Instant> erasedAt) {
    return new Folded(
        after,
        departures,
        stated,
        advances,
        erasedAt,
        !before.equals(Optional.of(after)),
        identityChanged(before, after));
  }

  /** What left after the record was last asked to be forgotten. */
  public List<Departure> departuresNotErased() {
    return departures.stream()
        .filter(gone -> erasedAt.isEmpty() || gone.at().isAfter(erasedAt.get()))
        .toList();
  }

  private static boolean identityChanged(Optional<RecordState> before, RecordState after) {
    Optional<LiveRecord> was =
        before.filter(LiveRecord.class::isInstance).map(LiveRecord.class::cast);
    if (after instanceof LiveRecord now) {
      return was.map(live -> !live.sameIdentityAs(now)).orElse(true);
    }
    return was.isPresent();
  }
}
