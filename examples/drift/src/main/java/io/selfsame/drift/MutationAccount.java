package io.selfsame.drift;

import io.selfsame.drift.Mutation.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What was done to the vendors' objects beside what the connectors told of it. */
final class MutationAccount {
  private record Made(Mutation mutation, int round, String types) {}

  private record Told(String stream, Claim claim) {}

  private final List<Made> mutations = new ArrayList<>();
  private final List<Told> events = new ArrayList<>();
  private final Map<String, Integer> quarantined = new HashMap<>();

  /**
   * @param types what was known of the field's types, for whoever looks for what went wrong
   */
  void made(Mutation mutation, int round, String types) {
    mutations.add(new Made(mutation, round, types));
  }

  void told(String stream, Claim claim) {
    events.add(new Told(stream, claim));
  }

  void leftOut(String stream) {
    quarantined.merge(stream, 1, Integer::sum);
  }

  int mutations() {
    return mutations.size();
  }

  int events() {
    return events.size();
  }

  /** How many mutations of each kind there were. */
  Map<String, Integer> kinds() {
    Map<String, Integer> kinds = new TreeMap<>();
    mutations.forEach(
        made ->
            kinds.merge(made.mutation().kind().name().toLowerCase(Locale.ROOT), 1, Integer::sum));
    return kinds;
  }

  /** How many mutations are accounted for by what. */
  Map<String, Integer> reasons() {
    Map<String, Integer> reasons = new TreeMap<>();
    for (Made made : mutations) {
      Mutation mutation = made.mutation();
      if (isTold(made)) {
        reasons.merge(mutation.kind() == Kind.TOO_LONG ? "quarantined" : "event", 1, Integer::sum);
      } else {
        mutation.harmless().ifPresent(reason -> reasons.merge(reason, 1, Integer::sum));
      }
    }
    return reasons;
  }

  /** Mutations that nothing accounts for, with what was told of their fields at any time. */
  List<String> unaccounted() {
    return mutations.stream()
        .filter(made -> !isTold(made) && made.mutation().harmless().isEmpty())
        .map(
            made ->
                "round "
                    + made.round()
                    + ": "
                    + made.mutation()
                    + " "
                    + made.types()
                    + claims(made.mutation()))
        .toList();
  }

  private List<String> claims(Mutation mutation) {
    return events.stream()
        .filter(told -> mutation.isToldBy(told.stream(), told.claim()))
        .map(told -> " round " + told.claim().told() + ": " + told.claim().drift())
        .toList();
  }

  private boolean isTold(Made made) {
    if (made.mutation().kind() == Kind.TOO_LONG) {
      return quarantined.getOrDefault(made.mutation().stream(), 0) > 0;
    }
    return events.stream()
        .filter(told -> told.claim().told() >= made.round())
        .anyMatch(told -> made.mutation().isToldBy(told.stream(), told.claim()));
  }
}
