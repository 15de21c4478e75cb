package io.selfsame.warehouse;

import io.selfsame.resolution.Departure;
import io.selfsame.resolution.Folded;
import io.selfsame.resolution.Grave;
import io.selfsame.resolution.Key;
import io.selfsame.resolution.LiveRecord;
import io.selfsame.resolution.RecordFold;
import io.selfsame.resolution.RecordRef;
import io.selfsame.resolution.RecordVersion;
import io.selfsame.warehouse.tables.StoredRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a batch does to the records it brings: the fold of each, where it did anything.
 *
 * @param stored what is known of the batch's records, and of the records they are aliases of
 * @param folds the records that differ now, or that stated or left something on the way, in the
 *     order of the batch
 */
record RecordChanges(Map<RecordRef, StoredRecord> stored, Map<RecordRef, Folded> folds) {

  /** Folds versions, in offset order, into what is stored. */
  static RecordChanges of(Map<RecordRef, StoredRecord> stored, List<RecordVersion> versions) {
    Map<RecordRef, List<RecordVersion>> byRef = new LinkedHashMap<>();
    versions.forEach(
        version -> byRef.computeIfAbsent(version.ref(), ref -> new ArrayList<>(1)).add(version));
    Map<RecordRef, Folded> folds = new LinkedHashMap<>();
    byRef.forEach(
        (ref, ofOne) -> {
          Folded folded =
              RecordFold.apply(
                  Optional.ofNullable(stored.get(ref)).map(StoredRecord::state), ofOne);
          if (folded.changed() || !folded.stated().isEmpty() || !folded.departures().isEmpty()) {
            folds.put(ref, folded);
          }
        });
    return new RecordChanges(stored, folds);
  }

  /** Every record whose stored state a batch needs. */
  static Set<RecordRef> needed(List<RecordVersion> versions) {
    Set<RecordRef> refs = new HashSet<>();
    for (RecordVersion version : versions) {
      refs.add(version.ref());
      refs.addAll(version.aliases());
    }
    return refs;
  }

  Optional<LiveRecord> before(RecordRef ref) {
    return Optional.ofNullable(stored.get(ref)).flatMap(StoredRecord::live);
  }

  Optional<LiveRecord> after(RecordRef ref) {
    return folds.get(ref).after() instanceof LiveRecord live ? Optional.of(live) : Optional.empty();
  }

  /** Whether a record that was and is has changed in nothing that is compared. */
  boolean looksTheSame(RecordRef ref) {
    Optional<LiveRecord> now = after(ref);
    return before(ref)
        .filter(
            was ->
                now.isPresent()
                    && was.entity() == now.get().entity()
                    && was.attributes().equals(now.get().attributes())
                    && was.keys().equals(now.get().keys()))
        .isPresent();
  }

  List<Departure> departures() {
    return folds.values().stream().flatMap(folded -> folded.departures().stream()).toList();
  }

  /** Of the departures those after which nobody asked to forget the record. */
  List<Departure> departuresNotErased() {
    return folds.values().stream()
        .flatMap(folded -> folded.departuresNotErased().stream())
        .toList();
  }

  /** Records that somebody asked to forget at some time, also if they came again since. */
  Set<RecordRef> erasedOnce() {
    Set<RecordRef> erased = new HashSet<>();
    folds.forEach(
        (ref, folded) -> {
          if (folded.erasedAt().isPresent()) {
            erased.add(ref);
          }
        });
    return erased;
  }

  /** Records that somebody asked to forget. */
  Set<RecordRef> erased() {
    Set<RecordRef> erased = new HashSet<>();
    folds.forEach(
        (ref, folded) -> {
          if (folded.after() instanceof Grave grave && grave.erased()) {
            erased.add(ref);
          }
        });
    return erased;
  }

  /**
   * Every key over which a change may reach other records: those held before or after, those under
   * which a denial stays behind, and the records' own, under which aliases name them.
   */
  Set<Key> keys() {
    Set<Key> keys = new HashSet<>();
    folds.forEach(
        (ref, folded) -> {
          before(ref).ifPresent(live -> keys.addAll(live.linkingKeys()));
          after(ref).ifPresent(live -> keys.addAll(live.linkingKeys()));
          folded.departures().forEach(departure -> keys.addAll(departure.keys()));
          keys.add(Key.of(ref));
        });
    return keys;
  }
}
