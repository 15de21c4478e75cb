package io.selfsame.warehouse;

import io.selfsame.resolution.Departure;
import io.selfsame.resolution.Entity;
import io.selfsame.resolution.HistoryEvent;
import io.selfsame.resolution.Operation;
import io.selfsame.resolution.Profile;
import io.selfsame.resolution.ProfileHistory;
import io.selfsame.resolution.RecordRef;
import io.selfsame.resolution.RecordVersion;
import io.selfsame.resolution.Resolution;
import io.selfsame.resolution.ResolutionRules;
import io.selfsame.resolution.Resolver;
import io.selfsame.warehouse.landing.LandingRow;
import io.selfsame.warehouse.landing.LandingWriter;
import io.selfsame.warehouse.sql.Failure;
import io.selfsame.warehouse.sql.FailureKind;
import io.selfsame.warehouse.sql.FailureSubject;
import io.selfsame.warehouse.sql.Session;
import io.selfsame.warehouse.tables.FeedPositionTable;
import io.selfsame.warehouse.tables.GoneKeyTable.GoneKey;
import io.selfsame.warehouse.tables.Journal;
import io.selfsame.warehouse.tables.RecordTable;
import io.selfsame.warehouse.tables.Sequences;
import io.selfsame.warehouse.tables.StoredRecord;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Applies a batch in a turn: read the neighbourhood, resolve it, write the difference. */
final class BatchTurn {
  private final Session session;
  private final Secrets secrets;
  private final ResolutionRules rules;
  private final Map<Entity, Scoring> scorings;
  private final LandingWriter landing;
  private final Instant now;

  BatchTurn(
      Session session,
      Secrets secrets,
      ResolutionRules rules,
      Map<Entity, Scoring> scorings,
      LandingWriter landing,
      Instant now) {
    this.session = session;
    this.secrets = secrets;
    this.rules = rules;
    this.scorings = scorings;
    this.landing = landing;
    this.now = now;
  }

  BatchSummary apply(Batch batch, List<RecordVersion> versions)
      throws SQLException, WarehouseException {
    Map<PartitionId, Long> offsets = OffsetTable.read(session, batch.connector());
    requireExpected(batch, offsets);
    Erasure erasure = new Erasure(session, secrets.goneKeys());
    List<RecordVersion> asked = new ArrayList<>(erasure.versions(requests(batch, versions)));
    List<RecordVersion> all = new ArrayList<>(asked);
    all.addAll(versions);
    Map<RecordRef, StoredRecord> stored = RecordTable.byRef(session, RecordChanges.needed(all));
    Quarantine quarantine = Quarantine.of(session, secrets.goneKeys(), stored, all, now);
    RecordChanges changes =
        RecordChanges.of(stored, batch.policy().mayReturn() ? all : quarantine.filter(all));
    BatchSummary summary =
        changes.folds().isEmpty()
            ? new BatchSummary(versions.size(), 0, 0, 0, 0, 0, Map.of())
            : resolve(changes, versions.size());
    secrets.goneKeys().forgetDeleted(session, changes.erasedOnce());
    secrets.goneKeys().keep(session, goneKeys(changes));
    List<LandingRow> landed = landingRows(batch, quarantine);
    landing.write(session.connection(), landing.known(session.connection(), erasing(asked)));
    quarantine.write(session);
    if (!changes.folds().isEmpty()) {
      Inventory.of(session, changes, landed).write(session, now);
    }
    landing.write(session.connection(), landed);
    Map<PartitionId, Optional<Long>> next = new HashMap<>();
    batch.nextOffsets().forEach((partition, offset) -> next.put(partition, Optional.of(offset)));
    OffsetTable.write(session, batch.connector(), offsets, next);
    return summary;
  }

  private BatchSummary resolve(RecordChanges changes, int records) throws SQLException {
    PairChanges pairs = PairChanges.of(session, changes, rules.pairs(), scorings);
    Neighbours neighbours = Neighbours.of(session, changes, pairs, secrets.suppressions(), rules);
    Resolution resolution = new Resolver(rules).resolve(neighbours.neighbourhood());
    Journal journal =
        new Journal(now, Sequences.read(session), FeedPositionTable.anybodyListens(session));
    Outcome outcome = new Outcome(neighbours, resolution, journal, secrets.contactIds());
    Set<UUID> changed = outcome.write(session, changes);
    List<HistoryEvent> events =
        ProfileHistory.diff(outcome.profilesBefore(), resolution.profiles(), changes.erased());

    changes
        .folds()
        .forEach((ref, folded) -> folded.stated().forEach(said -> journal.stated(ref, said)));
    events.forEach(journal::happened);
    int written = 0;
    for (Profile profile : resolution.profiles()) {
      if (changed.contains(profile.id())) {
        journal.changed(profile.id());
        written++;
      }
    }
    outcome.gone().forEach(journal::changed);
    journal.write(session);
    return new BatchSummary(
        records,
        changes.folds().size(),
        neighbours.after().size(),
        written,
        outcome.gone().size(),
        pairs.scored(),
        count(events));
  }

  private static Map<HistoryEvent.Kind, Integer> count(List<HistoryEvent> events) {
    Map<HistoryEvent.Kind, Integer> counts = new EnumMap<>(HistoryEvent.Kind.class);
    events.forEach(event -> counts.merge(event.kind(), 1, Integer::sum));
    return counts;
  }

  /** A vendor's erasure may mean the whole person too. */
  private static List<ErasureRequest> requests(Batch batch, List<RecordVersion> versions) {
    List<ErasureRequest> requests = new ArrayList<>(batch.erasures());
    if (batch.policy().wholePerson()) {
      versions.stream()
          .filter(version -> version.op() == Operation.ERASE)
          .forEach(
              version ->
                  requests.add(new ErasureRequest.OfRecord(version.ref(), version.changedAt())));
    }
    return requests;
  }

  /** What is left of a deleted record must be found when its person is erased later. */
  private static List<GoneKey> goneKeys(RecordChanges changes) {
    List<GoneKey> gone = new ArrayList<>();
    for (Departure departure : changes.departuresNotErased()) {
      departure
          .keys()
          .forEach(key -> gone.add(new GoneKey(key, departure.ref(), false, departure.at())));
    }
    return gone;
  }

  private static List<LandingRow> landingRows(Batch batch, Quarantine quarantine) {
    return batch.records().stream()
        .flatMap(record -> record.landing().stream())
        .map(row -> batch.policy().mayReturn() ? row : quarantined(row, quarantine))
        .toList();
  }

  private static LandingRow quarantined(LandingRow row, Quarantine quarantine) {
    return quarantine.erased().contains(new RecordRef(row.source(), row.object(), row.id()))
        ? row.erased(row.changedAt())
        : row;
  }

  private static List<LandingRow> erasing(List<RecordVersion> asked) {
    return asked.stream()
        .map(
            version ->
                LandingRow.erased(
                    version.ref().source(),
                    version.ref().object(),
                    version.ref().id(),
                    version.changedAt()))
        .toList();
  }

  private static void requireExpected(Batch batch, Map<PartitionId, Long> stored)
      throws WarehouseException {
    for (Map.Entry<PartitionId, Optional<Long>> expected : batch.expectedOffsets().entrySet()) {
      if (!Optional.ofNullable(stored.get(expected.getKey())).equals(expected.getValue())) {
        throw WarehouseException.of(
            new Failure(
                FailureKind.RETRY,
                FailureSubject.OTHER,
                Warehouse.OFFSETS_MOVED,
                "the stored offset is not where this task left it; continue from the stored one"),
            "refused a batch of partition " + expected.getKey());
      }
    }
  }
}
