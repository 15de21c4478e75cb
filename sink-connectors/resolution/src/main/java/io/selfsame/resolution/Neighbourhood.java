package io.selfsame.resolution;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * A set of live records to resolve, complete in this sense: with a record it holds every other live
 * record that shares one of its linking keys, unless the key is in {@code hubKeys}.
 *
 * @param hubKeys keys known not to link because too many people share them; their holders need not
 *     be here
 * @param suppressions those of the records' keys, hub keys included
 */
public record Neighbourhood(
    Collection<LiveRecord> records, Set<Key> hubKeys, Collection<Suppression> suppressions) {
  public Neighbourhood {
    records = List.copyOf(records);
    hubKeys = Set.copyOf(hubKeys);
    suppressions = List.copyOf(suppressions);
  }
}
