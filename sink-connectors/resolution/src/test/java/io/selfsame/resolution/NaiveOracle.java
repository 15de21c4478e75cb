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
 * the comparison of two values (names, dates, phonetic codes, an address and a name), no structure:
 * sets of sets, compared record by record.
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
        Comparator.<Key, KeyRule.Strength>comparing(this::strength)
            .thenComparing(key -> rules.ruleFor(key.type()).priority())
            .thenComparing(Key::type)
            .thenComparing(Key::value));
    for (KeyRule.Strength strength : KeyRule.Strength.values()) {
      List<Set<LiveRecord>> people = List.copyOf(clusters);
      for (Key key : keys) {
        if (strength(key) == strength) {
          link(key, records, clusters, people, keys);
        }
      }
    }
    return clusters;
  }

  /**
   * @param people who is one person by stronger keys
   */
  private void link(
      Key key,
      Collection<LiveRecord> records,
      List<Set<LiveRecord>> clusters,
      List<Set<LiveRecord>> people,
      Collection<Key> linking) {
    List<LiveRecord> holders =
        records.stream().filter(record -> holds(record, key)).sorted(bySeniority()).toList();
    Set<LiveRecord> nobody = new HashSet<>();
    if (strength(key) != KeyRule.Strength.SYSTEM_ID) {
      holders.stream()
          .filter(holder -> clusterOf(clusters, holder).stream().noneMatch(NaiveOracle::hasName))
          .forEach(nobody::add);
    }
    List<LiveRecord> named = holders.stream().filter(holder -> !nobody.contains(holder)).toList();
    List<LiveRecord> queue = new ArrayList<>(named);
    for (LiveRecord holder : named) {
      link(key, holder, queue.subList(0, queue.indexOf(holder)), clusters, people, linking);
    }
    for (LiveRecord holder : holders) {
      Set<Set<LiveRecord>> candidates = new HashSet<>();
      named.stream()
          .filter(other -> other.entity() == holder.entity())
          .forEach(other -> candidates.add(clusterOf(clusters, other)));
      if (nobody.contains(holder) && candidates.size() < 2) {
        link(key, holder, List.copyOf(queue), clusters, people, linking);
        queue.add(holder);
      }
    }
  }

  private void link(
      Key key,
      LiveRecord holder,
      List<LiveRecord> earlier,
      List<Set<LiveRecord>> clusters,
      List<Set<LiveRecord>> people,
      Collection<Key> linking) {
    for (LiveRecord other : earlier) {
      Set<LiveRecord> left = clusterOf(clusters, other);
      Set<LiveRecord> right = clusterOf(clusters, holder);
      if (left == right) {
        return;
      }
      if (mayJoin(left, right, key, people, linking)) {
        clusters.remove(right);
        clusters.remove(left);
        Set<LiveRecord> joined = new HashSet<>(left);
        joined.addAll(right);
        clusters.add(joined);
        return;
      }
    }
  }

  private boolean mayJoin(
      Set<LiveRecord> left,
      Set<LiveRecord> right,
      Key key,
      List<Set<LiveRecord>> people,
      Collection<Key> linking) {
    boolean names = false;
    boolean births = false;
    boolean exclusive = false;
    boolean entities = false;
    boolean families = false;
    for (LiveRecord a : left) {
      for (LiveRecord b : right) {
        entities |= a.entity() != b.entity();
        names |= PersonName.of(a).conflictsWith(PersonName.of(b));
        families |= otherFamilies(clusterOf(people, a), clusterOf(people, b), linking);
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
    return strength(key) == KeyRule.Strength.SYSTEM_ID
        ? !(names && births)
        : !names && !births && !families;
  }

  /** Two people all of whose known family names differ, and nothing makes up for it. */
  private boolean otherFamilies(
      Set<LiveRecord> one, Set<LiveRecord> other, Collection<Key> linking) {
    boolean known = false;
    for (LiveRecord a : one) {
      for (LiveRecord b : other) {
        PersonName mine = PersonName.of(a);
        PersonName its = PersonName.of(b);
        if (!mine.familyWords().isEmpty() && !its.familyWords().isEmpty()) {
          known = true;
          if (!mine.hasOtherFamilyThan(its)) {
            return false;
          }
        }
        if (madeUpFor(a, b, linking)) {
          return false;
        }
      }
    }
    return known;
  }

  private boolean madeUpFor(LiveRecord a, LiveRecord b, Collection<Key> linking) {
    if (BirthDates.of(a).isPresent() && BirthDates.of(a).equals(BirthDates.of(b))) {
      return true;
    }
    int shared = 0;
    int lines = 0;
    for (Key key : linking) {
      if (a.linkingKeys().contains(key) && b.linkingKeys().contains(key)) {
        shared++;
        lines += strength(key) == KeyRule.Strength.SHARED_LINE ? 1 : 0;
        if (strength(key) == KeyRule.Strength.PERSONAL_MAILBOX
            && (Mailbox.names(key.value(), PersonName.of(a))
                || Mailbox.names(key.value(), PersonName.of(b)))) {
          return true;
        }
      }
    }
    return shared >= 2 && lines < shared;
  }

  private static boolean hasName(LiveRecord record) {
    PersonName name = PersonName.of(record);
    return !name.given().isEmpty() || !name.familyWords().isEmpty();
  }

  private KeyRule.Strength strength(Key key) {
    return rules.ruleFor(key.type()).strength();
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
      if (status == ConsentStatus.UNKNOWN) {
        silent(cluster).forEach((purpose, consent) -> consents.put(purpose, consent));
      }
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

  /** For each purpose anybody speaks of, the eldest person's record that does not. */
  private static Map<String, EffectiveConsent> silent(Set<LiveRecord> cluster) {
    Set<String> purposes = new TreeSet<>();
    cluster.forEach(record -> purposes.addAll(record.statements().keySet()));
    Map<String, EffectiveConsent> silent = new TreeMap<>();
    for (String purpose : purposes) {
      cluster.stream()
          .filter(record -> record.entity() == Entity.PERSON && !record.belongs())
          .filter(record -> !record.statements().containsKey(purpose))
          .min(bySeniority())
          .ifPresent(
              record ->
                  silent.put(
                      purpose,
                      new EffectiveConsent(
                          ConsentStatus.UNKNOWN, Optional.of(record.ref()), Optional.empty())));
    }
    return silent;
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
