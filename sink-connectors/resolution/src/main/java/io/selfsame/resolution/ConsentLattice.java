package io.selfsame.resolution;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The most restrictive of what all records of a profile say and of what suppressions of their keys
 * demand. A record of a person that is silent about a purpose others speak of says unknown, so that
 * a merge with a silent record cannot loosen anything; a record that merely belongs to a person
 * says nothing. Among equally restrictive statements the earliest decides, then the least
 * reference; silence decides only over grants, and then the most senior silent record; a
 * suppression only where no record is as strict.
 */
final class ConsentLattice {
  private static final Comparator<EffectiveConsent> DECIDING_FIRST =
      Comparator.comparing(EffectiveConsent::status, Comparator.reverseOrder())
          .thenComparing(consent -> consent.decidedBy().isEmpty())
          .thenComparing(consent -> consent.since().orElse(Instant.MAX))
          .thenComparing(
              consent -> consent.decidedBy().orElse(null),
              Comparator.nullsLast(Comparator.naturalOrder()));

  private final Map<Key, List<Suppression>> suppressions;

  ConsentLattice(Collection<Suppression> suppressions) {
    this.suppressions = suppressions.stream().collect(Collectors.groupingBy(Suppression::key));
  }

  /**
   * @param members in order of seniority
   */
  SortedMap<String, EffectiveConsent> effective(List<LiveRecord> members) {
    SortedMap<String, EffectiveConsent> effective = new TreeMap<>();
    for (LiveRecord member : members) {
      for (Statement statement : member.statements().values()) {
        hold(
            effective,
            statement.purpose(),
            new EffectiveConsent(statement.status(), Optional.of(member.ref()), statement.at()));
      }
      for (Key key : member.keys()) {
        for (Suppression suppression : suppressions.getOrDefault(key, List.of())) {
          hold(
              effective,
              suppression.purpose(),
              new EffectiveConsent(
                  ConsentStatus.DENIED, Optional.empty(), Optional.of(suppression.since())));
        }
      }
    }
    effective.replaceAll(
        (purpose, consent) ->
            consent.status() == ConsentStatus.GRANTED
                ? silence(purpose, members).orElse(consent)
                : consent);
    return effective;
  }

  private static Optional<EffectiveConsent> silence(String purpose, List<LiveRecord> members) {
    return members.stream()
        .filter(LiveRecord::speaksForAPerson)
        .filter(member -> !member.statements().containsKey(purpose))
        .findFirst()
        .map(
            silent ->
                new EffectiveConsent(
                    ConsentStatus.UNKNOWN, Optional.of(silent.ref()), Optional.empty()));
  }

  private static void hold(
      Map<String, EffectiveConsent> effective, String purpose, EffectiveConsent consent) {
    effective.merge(
        purpose, consent, (one, other) -> DECIDING_FIRST.compare(one, other) <= 0 ? one : other);
  }
}
