package io.selfsame.warehouse;

import io.selfsame.resolution.Component;
import io.selfsame.resolution.FamilyNameCode;
import io.selfsame.resolution.Key;
import io.selfsame.resolution.LiveRecord;
import io.selfsame.resolution.Profile;
import io.selfsame.resolution.RecordRef;
import io.selfsame.resolution.Resolution;
import io.selfsame.warehouse.sql.Row;
import io.selfsame.warehouse.sql.Session;
import io.selfsame.warehouse.tables.ChangeKind;
import io.selfsame.warehouse.tables.ContactIds;
import io.selfsame.warehouse.tables.ContactPointTable;
import io.selfsame.warehouse.tables.HubTable;
import io.selfsame.warehouse.tables.HubTable.Family;
import io.selfsame.warehouse.tables.HubTable.Holder;
import io.selfsame.warehouse.tables.Journal;
import io.selfsame.warehouse.tables.KeyTable;
import io.selfsame.warehouse.tables.OwnedRows;
import io.selfsame.warehouse.tables.ProfileRows;
import io.selfsame.warehouse.tables.RecordTable;
import io.selfsame.warehouse.tables.StoredRecord;
import io.selfsame.warehouse.tables.Tables;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/** The resolution of a neighbourhood against what is stored of it; writes the difference. */
final class Outcome {
  private static final OwnedRows PROFILES = new OwnedRows(Tables.PROFILES, "profile_id");
  private static final OwnedRows CONSENTS = new OwnedRows(Tables.CONSENTS, "profile_id");
  private static final OwnedRows EDGES = new OwnedRows(Tables.MATCH_EDGES, "profile_id");
  private static final OwnedRows REVIEWS = new OwnedRows(Tables.MATCH_REVIEWS, "component_id");

  private final Neighbours neighbours;
  private final Journal journal;
  private final ContactIds contactIds;
  private final Resolution resolution;
  private final Map<RecordRef, StoredRecord> after = new HashMap<>();
  private final Map<RecordRef, UUID> profilesBefore = new HashMap<>();
  private final Set<UUID> componentsBefore = new HashSet<>();
  private final List<Row> reviews = new ArrayList<>();

  /**
   * @param journal is told of everything a change feed publishes
   */
  Outcome(Neighbours neighbours, Resolution resolution, Journal journal, ContactIds contactIds) {
    this.journal = journal;
    this.contactIds = contactIds;
    this.neighbours = neighbours;
    this.resolution = resolution;
    neighbours
        .before()
        .forEach(
            (ref, record) -> {
              profilesBefore.put(ref, record.profile().orElseThrow());
              componentsBefore.add(record.component().orElseThrow());
            });
    resolution.components().forEach(this::place);
  }

  /** The profile of each record there was. */
  Map<RecordRef, UUID> profilesBefore() {
    return profilesBefore;
  }

  /** The profiles there were and are no more. */
  SortedSet<UUID> gone() {
    SortedSet<UUID> gone = new TreeSet<>(profilesBefore.values());
    resolution.profiles().forEach(profile -> gone.remove(profile.id()));
    return gone;
  }

  /**
   * Writes everything but the journal.
   *
   * @return the profiles of which anything differs, members included
   */
  Set<UUID> write(Session session, RecordChanges changes) throws SQLException {
    writeRecords(session, changes);
    KeyTable.write(session, keysBefore(), keysAfter());
    neighbours.hubChanges().write(session);
    writeNewHubs(session);
    neighbours.hubChanges().ceased().forEach(this::noteHub);
    resolution.hubs().forEach(this::noteHub);
    REVIEWS.become(session, componentsBefore, reviews).keys().forEach(this::noteReview);
    return writeProfiles(session);
  }

  private void noteHub(Key key) {
    noteReview(ProfileRows.hubReview(key));
  }

  private void noteReview(Row row) {
    journal.changed(ChangeKind.REVIEW, row.require(0, UUID.class).toString(), "");
  }

  private void writeRecords(Session session, RecordChanges changes) throws SQLException {
    Map<RecordRef, StoredRecord> stored = new HashMap<>(neighbours.before());
    Map<RecordRef, StoredRecord> now = new HashMap<>(after);
    changes
        .folds()
        .forEach(
            (ref, folded) -> {
              Optional.ofNullable(changes.stored().get(ref)).ifPresent(was -> stored.put(ref, was));
              now.putIfAbsent(
                  ref, new StoredRecord(folded.after(), Optional.empty(), Optional.empty()));
            });
    RecordTable.write(session, stored, now);
  }

  private Set<UUID> writeProfiles(Session session) throws SQLException {
    List<Row> profiles = new ArrayList<>();
    List<Row> consents = new ArrayList<>();
    List<Row> edges = new ArrayList<>();
    for (Profile profile : resolution.profiles()) {
      profiles.add(ProfileRows.profile(profile, neighbours.after()));
      consents.addAll(ProfileRows.consents(profile));
      edges.addAll(ProfileRows.edges(profile));
    }
    Set<UUID> before = new HashSet<>(profilesBefore.values());
    Set<UUID> changed = new HashSet<>(movedBetween());
    changed.addAll(PROFILES.become(session, before, profiles).touched());
    OwnedRows.Difference consent = CONSENTS.become(session, before, consents);
    changed.addAll(consent.touched());
    for (Row key : consent.keys()) {
      journal.changed(ChangeKind.CONSENT, key.require(0, UUID.class).toString(), key.text(1));
    }
    EDGES.become(session, before, edges);
    new ContactPoints(new ContactPointTable(contactIds, journal), neighbours, after, resolution)
        .write(session, componentsBefore, consent.before());
    return changed;
  }

  /** Profiles that a record joined or left. */
  private Set<UUID> movedBetween() {
    Set<UUID> moved = new HashSet<>();
    Set<RecordRef> refs = new HashSet<>(profilesBefore.keySet());
    refs.addAll(after.keySet());
    for (RecordRef ref : refs) {
      Optional<UUID> was = Optional.ofNullable(profilesBefore.get(ref));
      Optional<UUID> is = Optional.ofNullable(after.get(ref)).flatMap(StoredRecord::profile);
      if (!was.equals(is)) {
        was.ifPresent(moved::add);
        is.ifPresent(moved::add);
      }
    }
    return moved;
  }

  private void place(Component component) {
    UUID id = eldest(component);
    for (Profile profile : component.profiles()) {
      for (RecordRef member : profile.members()) {
        after.put(
            member,
            new StoredRecord(
                neighbours.after().get(member), Optional.of(profile.id()), Optional.of(id)));
      }
    }
    component.reviews().forEach(review -> reviews.add(ProfileRows.review(id, review)));
  }

  /**
   * A component is named after its eldest profile: a function of its members, and mostly the id
   * they had. A stored component of that name had the same eldest record, so it is among those that
   * were read, and two components never share a name.
   */
  private UUID eldest(Component component) {
    return component.profiles().stream()
        .min(
            Comparator.<Profile, Instant>comparing(
                    profile ->
                        neighbours.after().get(profile.anchor()).createdAt().orElse(Instant.MAX))
                .thenComparing(Profile::anchor))
        .orElseThrow()
        .id();
  }

  private Map<Key, UUID> keysBefore() {
    Map<Key, UUID> keys = new HashMap<>();
    neighbours.before().values().forEach(record -> add(keys, record, neighbours.hubsBefore()));
    return keys;
  }

  private Map<Key, UUID> keysAfter() {
    Set<Key> hubs = new HashSet<>(neighbours.hubs());
    hubs.addAll(resolution.hubs());
    Map<Key, UUID> keys = new HashMap<>();
    after.values().forEach(record -> add(keys, record, hubs));
    return keys;
  }

  private static void add(Map<Key, UUID> keys, StoredRecord record, Set<Key> hubs) {
    for (Key key : record.live().orElseThrow().linkingKeys()) {
      if (!hubs.contains(key)) {
        keys.put(key, record.component().orElseThrow());
      }
    }
  }

  private void writeNewHubs(Session session) throws SQLException {
    if (resolution.hubs().isEmpty()) {
      return;
    }
    Map<Family, Long> families = new HashMap<>();
    Set<Holder> holders = new HashSet<>();
    for (LiveRecord record : neighbours.after().values()) {
      for (Key key : HubChanges.held(record, resolution.hubs())) {
        families.merge(new Family(key, FamilyNameCode.of(record)), 1L, Long::sum);
        holders.add(new Holder(key, record.ref()));
      }
    }
    Map<Key, Long> names = new HashMap<>();
    families.keySet().stream()
        .filter(family -> !family.code().isEmpty())
        .forEach(family -> names.merge(family.key(), 1L, Long::sum));
    HubTable.add(session, names, families, holders);
  }
}
