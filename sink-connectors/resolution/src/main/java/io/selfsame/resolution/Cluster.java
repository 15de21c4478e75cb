package io.selfsame.resolution;

import io.selfsame.resolution.KeyRule.Strength;
import io.selfsame.resolution.Review.Reason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Records joined so far, with what can speak against joining more. A conflict of any two members
 * (for family names: of any two {@linkplain Party parties}) refuses the union of two clusters, so a
 * record without a name cannot bridge two people; and since clusters only grow, a refusal stays
 * right as long as keys of one strength are gone through.
 */
final class Cluster {
  private final Entity entity;
  private final List<LiveRecord> members = new ArrayList<>();
  private final List<MatchEdge> edges = new ArrayList<>();
  private final Set<PersonName> names = new HashSet<>();
  private final Set<LocalDate> births = new HashSet<>();
  private final Map<String, Set<String>> exclusive = new HashMap<>();
  private final List<Party> parties = new ArrayList<>();

  Cluster(LiveRecord record, ResolutionRules rules) {
    entity = record.entity();
    members.add(record);
    PersonName name = PersonName.of(record);
    if (!name.isMissing()) {
      names.add(name);
    }
    BirthDates.of(record).ifPresent(births::add);
    for (Key key : record.keys()) {
      if (rules.ruleFor(key.type()).exclusive()) {
        exclusive.computeIfAbsent(key.type(), type -> new HashSet<>()).add(key.value());
      }
    }
  }

  List<LiveRecord> members() {
    return members;
  }

  List<MatchEdge> edges() {
    return edges;
  }

  boolean sameEntityAs(Cluster other) {
    return entity == other.entity;
  }

  /** Whether nobody can tell whose records these are. */
  boolean isNameless() {
    return names.isEmpty();
  }

  /** Makes the members so far one party, before keys of a weaker strength are gone through. */
  void settle() {
    parties.clear();
    parties.add(new Party(members, names));
  }

  /** What speaks against joining the two by a key of this strength. */
  Optional<Reason> conflictWith(Cluster other, Strength strength, Affinity affinity) {
    if (exclusiveConflict(other)) {
      return Optional.of(Reason.EXCLUSIVE_KEY_CONFLICT);
    }
    boolean birthConflict =
        anyPair(births, other.births, (mine, its) -> BirthDates.conflict(mine, its));
    boolean nameConflict = anyPair(names, other.names, PersonName::conflictsWith);
    return switch (strength) {
      case SYSTEM_ID ->
          birthConflict && nameConflict
              ? Optional.of(Reason.NAME_AND_DATE_OF_BIRTH_CONFLICT)
              : Optional.empty();
      case PERSONAL_MAILBOX, SHARED_LINE, EVIDENCE_ONLY -> {
        if (nameConflict) {
          yield Optional.of(Reason.GIVEN_NAME_CONFLICT);
        }
        if (birthConflict) {
          yield Optional.of(Reason.DATE_OF_BIRTH_CONFLICT);
        }
        yield anyPair(parties, other.parties, (mine, its) -> mine.isAtOddsWith(its, affinity))
            ? Optional.of(Reason.FAMILY_NAME_CONFLICT)
            : Optional.empty();
      }
    };
  }

  void absorb(Cluster other, MatchEdge edge) {
    members.addAll(other.members);
    edges.addAll(other.edges);
    edges.add(edge);
    names.addAll(other.names);
    births.addAll(other.births);
    parties.addAll(other.parties);
    other.exclusive.forEach(
        (type, values) -> exclusive.computeIfAbsent(type, key -> new HashSet<>()).addAll(values));
  }

  boolean exclusiveConflict(Cluster other) {
    return exclusive.entrySet().stream()
        .anyMatch(
            entry ->
                anyPair(
                    entry.getValue(),
                    other.exclusive.getOrDefault(entry.getKey(), Set.of()),
                    (mine, its) -> !mine.equals(its)));
  }

  private static <T> boolean anyPair(
      Collection<T> mine, Collection<T> its, BiPredicate<T, T> conflict) {
    return mine.stream().anyMatch(a -> its.stream().anyMatch(b -> conflict.test(a, b)));
  }
}
