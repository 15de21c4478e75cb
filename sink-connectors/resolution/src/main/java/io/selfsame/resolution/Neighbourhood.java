package io.selfsame.resolution;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * A set of live records to resolve, complete in this sense: with a record it holds every other live
 * record that shares one of its linking keys, unless the key is in {@code hubKeys}, or that a
 * {@linkplain PairRules#connects connecting} pair edge or a must-link decision ties to it.
 *
 * @param hubKeys keys known not to link because too many people share them; their holders need not
 *     be here
 * @param suppressions those of the records' keys, hub keys included
 * @param pairs every stored pair edge between two of the records; others are ignored
 * @param decisions every decision on two of the records; others are ignored
 */
public record Neighbourhood(
    Collection<LiveRecord> records,
    Set<Key> hubKeys,
    Collection<Suppression> suppressions,
    Collection<PairEdge> pairs,
    Collection<StewardDecision> decisions) {
  /** A neighbourhood in which keys alone link. */
  public Neighbourhood(
      Collection<LiveRecord> records, Set<Key> hubKeys, Collection<Suppression> suppressions) {
    this(records, hubKeys, suppressions, List.of(), List.of());
  }

  public Neighbourhood {
    records = List.copyOf(records);
    hubKeys = Set.copyOf(hubKeys);
    suppressions = List.copyOf(suppressions);
    pairs = List.copyOf(pairs);
    decisions = List.copyOf(decisions);
  }
}
