package io.selfsame.warehouse;

import static io.selfsame.warehouse.tables.Tables.QUARANTINED_RECORDS;

import io.selfsame.resolution.Grave;
import io.selfsame.resolution.Key;
import io.selfsame.resolution.Operation;
import io.selfsame.resolution.RecordRef;
import io.selfsame.resolution.RecordVersion;
import io.selfsame.warehouse.sql.Row;
import io.selfsame.warehouse.sql.Session;
import io.selfsame.warehouse.sql.Staged;
import io.selfsame.warehouse.tables.GoneKeyTable;
import io.selfsame.warehouse.tables.RecordTable;
import io.selfsame.warehouse.tables.StoredRecord;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps erased people away: a version of a record that was erased, or that holds a key of somebody
 * erased, becomes one more erasure, so that only its reference is kept.
 */
final class Quarantine {
  private final Set<Key> erasedKeys;
  private final Set<RecordRef> erased = new HashSet<>();
  private final Map<RecordRef, Instant> latest = new HashMap<>();
  private final Map<RecordRef, Row> kept = new HashMap<>();
  private final Instant now;

  private Quarantine(Set<Key> erasedKeys, Map<RecordRef, StoredRecord> stored, Instant now) {
    this.erasedKeys = erasedKeys;
    this.now = now;
    stored.forEach(
        (ref, record) -> {
          latest.put(ref, record.state().changedAt());
          if (record.state() instanceof Grave grave && grave.erased()) {
            erased.add(ref);
          }
        });
  }

  static Quarantine of(
      Session session,
      GoneKeyTable goneKeys,
      Map<RecordRef, StoredRecord> stored,
      List<RecordVersion> versions,
      Instant now)
      throws SQLException {
    Set<Key> keys = new HashSet<>();
    for (RecordVersion version : versions) {
      keys.addAll(version.keys());
      keys.add(Key.of(version.ref()));
    }
    return new Quarantine(goneKeys.erased(session, keys), stored, now);
  }

  /** The versions as they may be stored, in their order. */
  List<RecordVersion> filter(List<RecordVersion> versions) {
    List<RecordVersion> filtered = new ArrayList<>(versions.size());
    for (RecordVersion version : versions) {
      boolean late = version.changedAt().isBefore(latest.getOrDefault(version.ref(), Instant.MIN));
      boolean refused = !late && version.op() != Operation.ERASE && isErased(version);
      filtered.add(refused ? Erasure.erased(version.ref(), version.changedAt()) : version);
      if (refused && version.op() == Operation.UPSERT) {
        note(version);
      }
      if (!late) {
        latest.put(version.ref(), version.changedAt());
        if (refused || version.op() == Operation.ERASE) {
          erased.add(version.ref());
        }
      }
    }
    return filtered;
  }

  /** The records that must not come back. */
  Set<RecordRef> erased() {
    return erased;
  }

  /** Notes what was refused. */
  void write(Session session) throws SQLException {
    if (kept.isEmpty()) {
      return;
    }
    Staged staged =
        Staged.of(
            QUARANTINED_RECORDS.keyColumns(),
            kept.keySet().stream().map(RecordTable::ref).toList());
    session.delete(QUARANTINED_RECORDS, staged.columns(), staged.rows());
    session.insert(QUARANTINED_RECORDS, kept.values());
  }

  private boolean isErased(RecordVersion version) {
    return erased.contains(version.ref())
        || erasedKeys.contains(Key.of(version.ref()))
        || version.keys().stream().anyMatch(erasedKeys::contains);
  }

  private void note(RecordVersion version) {
    RecordRef ref = version.ref();
    boolean known = erased.contains(ref) || erasedKeys.contains(Key.of(ref));
    kept.put(
        ref,
        new Row(
            ref.source(),
            ref.object(),
            ref.id(),
            known ? "RECORD_WAS_ERASED" : "KEY_OF_SOMEBODY_ERASED",
            version.changedAt(),
            now));
  }
}
