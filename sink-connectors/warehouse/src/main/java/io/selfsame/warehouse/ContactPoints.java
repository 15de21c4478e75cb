package io.selfsame.warehouse;

import io.selfsame.resolution.ConsentStatus;
import io.selfsame.resolution.Key;
import io.selfsame.resolution.LiveRecord;
import io.selfsame.resolution.Profile;
import io.selfsame.resolution.RecordRef;
import io.selfsame.resolution.Resolution;
import io.selfsame.warehouse.sql.Row;
import io.selfsame.warehouse.sql.Session;
import io.selfsame.warehouse.tables.ContactPointTable;
import io.selfsame.warehouse.tables.ContactPointTable.Count;
import io.selfsame.warehouse.tables.ContactPointTable.PointConsent;
import io.selfsame.warehouse.tables.StoredRecord;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What must be asked before an address or a number is used: for each purpose that a profile holding
 * it speaks of, the most restrictive status of all profiles that hold it, of which one that is
 * silent counts as unknown. What may not merge people still suppresses mail, so hubs count too.
 */
final class ContactPoints {
  private static final Set<String> CONTACT_KEY_TYPES = Set.of("email", "phone");

  private final ContactPointTable table;
  private final Neighbours neighbours;
  private final Map<RecordRef, StoredRecord> after;
  private final Resolution resolution;
  private final Map<UUID, Map<String, ConsentStatus>> consents = new HashMap<>();

  /**
   * @param after the live records, placed
   */
  ContactPoints(
      ContactPointTable table,
      Neighbours neighbours,
      Map<RecordRef, StoredRecord> after,
      Resolution resolution) {
    this.table = table;
    this.neighbours = neighbours;
    this.after = after;
    this.resolution = resolution;
    for (Profile profile : resolution.profiles()) {
      Map<String, ConsentStatus> statuses = new HashMap<>();
      profile.consents().forEach((purpose, consent) -> statuses.put(purpose, consent.status()));
      consents.put(profile.id(), statuses);
    }
  }

  /**
   * Writes what differs.
   *
   * @param consentsBefore the rows of {@code consents} of the profiles there were
   */
  void write(Session session, Set<UUID> componentsBefore, List<Row> consentsBefore)
      throws SQLException {
    Set<Key> hubs = new HashSet<>(neighbours.hubs());
    hubs.addAll(resolution.hubs());
    Map<Key, Set<UUID>> holders = holders(after.values());
    table.remove(session, neighbours.hubChanges().ceased());
    table.become(session, componentsBefore, linking(holders, hubs));
    writeHubs(session, deltas(holders, hubs, byProfile(consentsBefore)));
  }

  private Map<PointConsent, UUID> linking(Map<Key, Set<UUID>> holders, Set<Key> hubs) {
    Map<Key, UUID> components = new HashMap<>();
    for (StoredRecord record : after.values()) {
      record
          .live()
          .orElseThrow()
          .keys()
          .forEach(key -> components.put(key, record.component().orElseThrow()));
    }
    Map<PointConsent, UUID> linking = new HashMap<>();
    holders.forEach(
        (key, profiles) -> {
          if (!hubs.contains(key)) {
            counted(key, counts(key, profiles, consents))
                .forEach(consent -> linking.put(consent, components.get(key)));
          }
        });
    return linking;
  }

  /** What the profiles at hand add to the counts of hubs and take from them. */
  private Map<Count, Long> deltas(
      Map<Key, Set<UUID>> holders,
      Set<Key> hubs,
      Map<UUID, Map<String, ConsentStatus>> consentsBefore) {
    Map<Count, Long> deltas = new HashMap<>();
    holders.forEach(
        (key, profiles) -> {
          if (hubs.contains(key)) {
            counts(key, profiles, consents)
                .forEach((count, number) -> deltas.merge(count, number, Long::sum));
          }
        });
    holders(neighbours.before().values())
        .forEach(
            (key, profiles) -> {
              if (neighbours.hubs().contains(key)) {
                counts(key, profiles, consentsBefore)
                    .forEach((count, number) -> deltas.merge(count, -number, Long::sum));
              }
            });
    deltas.values().removeIf(delta -> delta == 0);
    return deltas;
  }

  private void writeHubs(Session session, Map<Count, Long> deltas) throws SQLException {
    Set<Key> changed = new TreeSet<>();
    deltas.keySet().forEach(count -> changed.add(count.key()));
    Map<Count, Long> before = ContactPointTable.counts(session, changed);
    Map<Count, Long> counts = new HashMap<>(before);
    deltas.forEach((count, delta) -> counts.merge(count, delta, Long::sum));
    counts.values().removeIf(number -> number == 0);
    Map<Key, Map<Count, Long>> byKey = new HashMap<>();
    counts.forEach(
        (count, number) ->
            byKey.computeIfAbsent(count.key(), key -> new HashMap<>()).put(count, number));
    List<PointConsent> consents = new ArrayList<>();
    byKey.forEach((key, ofKey) -> consents.addAll(counted(key, ofKey)));
    table.writeHubs(session, changed, before, counts, consents);
  }

  private static Map<Key, Set<UUID>> holders(Collection<StoredRecord> records) {
    Map<Key, Set<UUID>> holders = new HashMap<>();
    for (StoredRecord record : records) {
      Optional<LiveRecord> live = record.live();
      for (Key key : live.orElseThrow().keys()) {
        if (CONTACT_KEY_TYPES.contains(key.type())) {
          holders.computeIfAbsent(key, k -> new HashSet<>()).add(record.profile().orElseThrow());
        }
      }
    }
    return holders;
  }

  private static Map<Count, Long> counts(
      Key key, Set<UUID> profiles, Map<UUID, Map<String, ConsentStatus>> consents) {
    Map<Count, Long> counts = new HashMap<>();
    counts.put(Count.ofHolders(key), (long) profiles.size());
    for (UUID profile : profiles) {
      consents
          .getOrDefault(profile, Map.of())
          .forEach(
              (purpose, status) ->
                  counts.merge(new Count(key, purpose, status.name()), 1L, Long::sum));
    }
    return counts;
  }

  /** What the counts come to, which are all of one key. */
  private static List<PointConsent> counted(Key key, Map<Count, Long> counts) {
    Map<String, ConsentStatus> statuses = new HashMap<>();
    Map<String, Long> speaking = new HashMap<>();
    counts.forEach(
        (count, number) -> {
          if (!count.purpose().isEmpty()) {
            statuses.merge(
                count.purpose(), ConsentStatus.valueOf(count.status()), ConsentStatus::join);
            speaking.merge(count.purpose(), number, Long::sum);
          }
        });
    long holders = counts.getOrDefault(Count.ofHolders(key), 0L);
    List<PointConsent> consents = new ArrayList<>();
    statuses.forEach(
        (purpose, status) ->
            consents.add(
                new PointConsent(
                    key,
                    purpose,
                    speaking.get(purpose) < holders
                        ? status.join(ConsentStatus.UNKNOWN)
                        : status)));
    return consents;
  }

  private static Map<UUID, Map<String, ConsentStatus>> byProfile(List<Row> rows) {
    Map<UUID, Map<String, ConsentStatus>> consents = new HashMap<>();
    for (Row row : rows) {
      consents
          .computeIfAbsent(row.require(0, UUID.class), id -> new HashMap<>())
          .put(row.text(1), ConsentStatus.valueOf(row.text(2)));
    }
    return consents;
  }
}
