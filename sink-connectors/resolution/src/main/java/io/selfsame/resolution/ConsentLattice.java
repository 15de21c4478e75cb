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
 * demand. Among equally restrictive statements the earliest decides, then the least reference; a
 * suppression decides only where no record is as strict.
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
    return effective;
  }

  private static void hold(
      Map<String, EffectiveConsent> effective, String purpose, EffectiveConsent consent) {
    effective.merge(
        purpose, consent, (one, other) -> DECIDING_FIRST.compare(one, other) <= 0 ? one : other);
  }
}
