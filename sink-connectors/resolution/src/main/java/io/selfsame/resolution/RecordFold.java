package io.selfsame.resolution;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Folds versions of one record into its state. A version older than the state changes nothing; an
 * equally old or newer one replaces it, so the versions of one record must come in the order of
 * their partition. Applying versions in one go or in any batches gives the same state, and so does
 * applying a suffix again.
 *
 * <p>A purpose the newer version is silent about keeps its denial or pending state; a grant becomes
 * unknown: a field that disappeared never loosens consent.
 */
public final class RecordFold {
  private RecordFold() {}

  /**
   * Applies versions of one record.
   *
   * @param before the stored state, if the record was ever seen
   * @param versions at least one, all of one record, in offset order
   */
  public static Folded apply(Optional<RecordState> before, List<RecordVersion> versions) {
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("no version to fold");
    }
    List<Departure> departures = new ArrayList<>();
    List<Statement> stated = new ArrayList<>();
    Optional<RecordState> state = before;
    List<Instant> advances = new ArrayList<>();
    Optional<Instant> erasedAt = Optional.empty();
    for (RecordVersion version : versions) {
      if (state.isPresent() && version.changedAt().isBefore(state.get().changedAt())) {
        continue;
      }
      if (state.isEmpty() || version.changedAt().isAfter(state.get().changedAt())) {
        advances.add(version.changedAt());
      }
      if (version.op() == Operation.ERASE) {
        erasedAt = Optional.of(version.changedAt());
      }
      departure(state, version).ifPresent(departures::add);
      newStatements(state, version).forEach(stated::add);
      state = Optional.of(next(state, version));
    }
    return Folded.of(before, state.orElseThrow(), departures, stated, advances, erasedAt);
  }

  private static RecordState next(Optional<RecordState> state, RecordVersion version) {
    if (version.op() != Operation.UPSERT) {
      return new Grave(version.ref(), version.changedAt(), version.op() == Operation.ERASE);
    }
    Optional<LiveRecord> was = live(state);
    return new LiveRecord(
        version.ref(),
        version.entity(),
        version.createdAt().or(() -> was.flatMap(LiveRecord::createdAt)),
        version.changedAt(),
        version.attributes(),
        version.keys(),
        statements(was, version),
        version.aliases(),
        version.rulesVersion(),
        version.belongs());
  }

  private static SortedMap<String, Statement> statements(
      Optional<LiveRecord> was, RecordVersion version) {
    SortedMap<String, Statement> statements = new TreeMap<>();
    was.ifPresent(
        live ->
            live.statements()
                .forEach(
                    (purpose, statement) ->
                        statements.put(purpose, statement.whenSilentSince(version.changedAt()))));
    statements.putAll(version.statements());
    return statements;
  }

  private static List<Statement> newStatements(Optional<RecordState> state, RecordVersion version) {
    if (version.op() != Operation.UPSERT) {
      return List.of();
    }
    Optional<LiveRecord> was = live(state);
    return statements(was, version).values().stream()
        .filter(
            statement ->
                was.map(live -> live.statements().get(statement.purpose()))
                    .filter(statement::equals)
                    .isEmpty())
        .toList();
  }

  private static Optional<Departure> departure(Optional<RecordState> state, RecordVersion version) {
    if (version.op() == Operation.UPSERT) {
      return Optional.empty();
    }
    return live(state)
        .map(live -> new Departure(live.ref(), live.keys(), denials(live), version.changedAt()));
  }

  private static SortedMap<String, Statement> denials(LiveRecord live) {
    SortedMap<String, Statement> denials = new TreeMap<>(live.statements());
    denials.values().removeIf(statement -> statement.status() != ConsentStatus.DENIED);
    return denials;
  }

  private static Optional<LiveRecord> live(Optional<RecordState> state) {
    return state.filter(LiveRecord.class::isInstance).map(LiveRecord.class::cast);
  }
}
