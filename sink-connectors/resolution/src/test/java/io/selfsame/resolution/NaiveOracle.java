package io.selfsame.resolution;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Says, slowly and from the whole data, what the answer must be. It shares with the resolver only
 * the comparison of two values (names, dates, phonetic codes), no structure: sets of sets, compared
 * record by record.
 */
public final class NaiveOracle {
  private final ResolutionRules rules;

  public NaiveOracle(ResolutionRules rules) {
    this.rules = rules;
  }

  /** One person as the oracle sees it. */
  public record Person(
      UUID id,
      SortedSet<RecordRef> members,
      SortedMap<String, GoldenRecord.Value> golden,
      SortedMap<String, EffectiveConsent> consents) {}

  /** All profiles of all records, by id. */
  public SortedMap<UUID, Person> people(
      Collection<LiveRecord> records, Collection<Suppression> suppressions) {
    SortedMap<UUID, Person> people = new TreeMap<>();
    for (Set<LiveRecord> cluster : partition(records)) {
      LiveRecord anchor = cluster.stream().min(bySeniority()).orElseThrow();
      UUID id = ProfileId.of(anchor.ref());
      SortedSet<RecordRef> members = new TreeSet<>();
      cluster.forEach(record -> members.add(record.ref()));
      people.put(id, new Person(id, members, golden(cluster), consents(cluster, suppressions)));
    }
    return people;
  }

  /** Which keys too many people share. */
  public SortedSet<Key> hubs(Collection<LiveRecord> records) {
    SortedSet<Key> hubs = new TreeSet<>();
    for (Key key : allKeys(records)) {
      Set<String> families = new HashSet<>();
      for (LiveRecord record : records) {
        if (holds(record, key) && !FamilyNameCode.of(record).isEmpty()) {
          families.add(FamilyNameCode.of(record));
        }
      }
      if (families.size() > rules.ruleFor(key.type()).maxFamilyNames()) {
        hubs.add(key);
      }
    }
    return hubs;
  }

  /** The records by person. */
  public List<Set<LiveRecord>> partition(Collection<LiveRecord> records) {
    List<Set<LiveRecord>> clusters = new ArrayList<>();
    records.forEach(record -> clusters.add(new HashSet<>(List.of(record))));
    List<Key> keys = new ArrayList<>(allKeys(records));
    keys.removeAll(hubs(records));
    keys.sort(
        Comparator.<Key>comparingInt(key -> rules.ruleFor(key.type()).priority())
            .thenComparing(Key::type)
            .thenComparing(Key::value));
    for (Key key : keys) {
      List<LiveRecord> holders =
          records.stream().filter(record -> holds(record, key)).sorted(bySeniority()).toList();
      for (int later = 1; later < holders.size(); later++) {
        for (int earlier = 0; earlier < later; earlier++) {
          Set<LiveRecord> left = clusterOf(clusters, holders.get(earlier));
          Set<LiveRecord> right = clusterOf(clusters, holders.get(later));
          if (left == right) {
            break;
          }
          if (mayJoin(left, right, key)) {
            clusters.remove(right);
            clusters.remove(left);
            Set<LiveRecord> joined = new HashSet<>(left);
            joined.addAll(right);
            clusters.add(joined);
            break;
          }
        }
      }
    }
    return clusters;
  }

  private boolean mayJoin(Set<LiveRecord> left, Set<LiveRecord> right, Key key) {
    boolean names = false;
    boolean births = false;
    boolean exclusive = false;
    boolean entities = false;
    for (LiveRecord a : left) {
      for (LiveRecord b : right) {
        entities |= a.entity() != b.entity();
        names |= PersonName.of(a).conflictsWith(PersonName.of(b));
        births |=
            BirthDates.of(a).isPresent()
                && BirthDates.of(b).isPresent()
                && BirthDates.conflict(
                    BirthDates.of(a).orElseThrow(), BirthDates.of(b).orElseThrow());
        for (Key mine : a.keys()) {
          for (Key its : b.keys()) {
            exclusive |=
                mine.type().equals(its.type())
                    && !mine.value().equals(its.value())
                    && rules.ruleFor(mine.type()).exclusive();
          }
        }
      }
    }
    if (entities || exclusive) {
      return false;
    }
    return rules.ruleFor(key.type()).strength() == KeyRule.Strength.SYSTEM_ID
        ? !(names && births)
        : !names && !births;
  }

  private static SortedMap<String, GoldenRecord.Value> golden(Set<LiveRecord> cluster) {
    SortedMap<String, GoldenRecord.Value> golden = new TreeMap<>();
    Set<String> attributes = new TreeSet<>();
    cluster.forEach(record -> attributes.addAll(record.attributes().keySet()));
    for (String attribute : attributes) {
      Optional<LiveRecord> from = sourceOf(attribute, cluster);
      from.filter(record -> record.attributes().containsKey(attribute))
          .ifPresent(
              record ->
                  golden.put(
                      attribute,
                      new GoldenRecord.Value(record.attributes().get(attribute), record.ref())));
    }
    return golden;
  }

  private static Optional<LiveRecord> sourceOf(String attribute, Set<LiveRecord> cluster) {
    for (List<String> leading :
        List.of(
            List.of("family_name", "full_name", "given_name", "middle_name", "name_suffix"),
            List.of("street", "postal_code", "city", "unit", "region", "country"))) {
      if (leading.contains(attribute)) {
        for (String part : leading) {
          Optional<LiveRecord> latest = latestWith(part, cluster);
          if (latest.isPresent()) {
            return latest;
          }
        }
      }
    }
    return latestWith(attribute, cluster);
  }

  private static Optional<LiveRecord> latestWith(String attribute, Set<LiveRecord> cluster) {
    LiveRecord best = null;
    for (LiveRecord record : cluster) {
      if (record.attributes().containsKey(attribute)
          && (best == null
              || record.changedAt().isAfter(best.changedAt())
              || (record.changedAt().equals(best.changedAt())
                  && record.ref().compareTo(best.ref()) < 0))) {
        best = record;
      }
    }
    return Optional.ofNullable(best);
  }

  private static SortedMap<String, EffectiveConsent> consents(
      Set<LiveRecord> cluster, Collection<Suppression> suppressions) {
    SortedMap<String, EffectiveConsent> consents = new TreeMap<>();
    for (ConsentStatus status : ConsentStatus.values()) {
      if (status == ConsentStatus.DENIED) {
        suppressions.stream()
            .filter(s -> cluster.stream().anyMatch(record -> record.keys().contains(s.key())))
            .sorted(Comparator.comparing(Suppression::since).reversed())
            .forEach(
                s ->
                    consents.put(
                        s.purpose(),
                        new EffectiveConsent(status, Optional.empty(), Optional.of(s.since()))));
      }
      Set<Map.Entry<Statement, RecordRef>> said = new HashSet<>();
      cluster.forEach(
          record ->
              record.statements().values().stream()
                  .filter(statement -> statement.status() == status)
                  .forEach(statement -> said.add(Map.entry(statement, record.ref()))));
      said.stream()
          .sorted(
              Comparator.<Map.Entry<Statement, RecordRef>, Instant>comparing(
                      entry -> entry.getKey().at().orElse(Instant.MAX))
                  .thenComparing(Map.Entry::getValue)
                  .reversed())
          .forEach(
              entry ->
                  consents.put(
                      entry.getKey().purpose(),
                      new EffectiveConsent(
                          status, Optional.of(entry.getValue()), entry.getKey().at())));
    }
    return consents;
  }

  private static Set<Key> allKeys(Collection<LiveRecord> records) {
    Set<Key> keys = new TreeSet<>();
    records.forEach(record -> keys.addAll(record.linkingKeys()));
    return keys;
  }

  private static boolean holds(LiveRecord record, Key key) {
    return record.linkingKeys().contains(key) || Key.of(record.ref()).equals(key);
  }

  private static Comparator<LiveRecord> bySeniority() {
    return Comparator.<LiveRecord, Boolean>comparing(record -> record.createdAt().isEmpty())
        .thenComparing(record -> record.createdAt().orElse(Instant.EPOCH))
        .thenComparing(record -> record.ref().source())
        .thenComparing(record -> record.ref().object())
        .thenComparing(record -> record.ref().id());
  }

  private static Set<LiveRecord> clusterOf(List<Set<LiveRecord>> clusters, LiveRecord record) {
    return clusters.stream().filter(cluster -> cluster.contains(record)).findFirst().orElseThrow();
  }
}
