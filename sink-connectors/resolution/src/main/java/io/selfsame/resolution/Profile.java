package io.selfsame.resolution;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.UUID;

/**
 * One person (or organization).
 *
 * @param id derived from the anchor: see {@link ProfileId}
 * @param anchor the member with the least creation time, then reference
 * @param consents by purpose, for purposes anybody spoke of; any other is unknown
 * @param edges why the members were joined: a spanning tree of them
 */
public record Profile(
    UUID id,
    RecordRef anchor,
    Entity entity,
    SortedSet<RecordRef> members,
    GoldenRecord golden,
    SortedMap<String, EffectiveConsent> consents,
    List<MatchEdge> edges) {
  public Profile {
    members = Sorted.copy(members);
    consents = Sorted.copy(consents);
    edges = List.copyOf(edges);
  }
}
