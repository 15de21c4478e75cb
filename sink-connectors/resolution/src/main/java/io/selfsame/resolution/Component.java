package io.selfsame.resolution;

import java.util.List;
import java.util.SortedSet;

/**
 * Everything reachable over linking keys, before guarding cut it into profiles.
 *
 * @param profiles by id of their anchors' order; they partition the members
 * @param reviews unions that were refused, for a steward to look at
 */
public record Component(
    SortedSet<RecordRef> members, List<Profile> profiles, List<Review> reviews) {
  public Component {
    members = Sorted.copy(members);
    profiles = List.copyOf(profiles);
    reviews = List.copyOf(reviews);
  }

  /** The least member: a name for the component that depends on its members only. */
  public RecordRef name() {
    return members.first();
  }
}
