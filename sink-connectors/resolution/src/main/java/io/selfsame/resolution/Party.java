package io.selfsame.resolution;

import java.util.Collection;
import java.util.List;

/**
 * Records that stronger keys joined: one person, with all family names that person is known by,
 * while keys of one strength are gone through. Parties do not change meanwhile, so what two of them
 * have against each other stays.
 */
final class Party {
  private final List<LiveRecord> members;
  private final List<PersonName> names;

  Party(Collection<LiveRecord> members, Collection<PersonName> names) {
    this.members = List.copyOf(members);
    this.names = names.stream().filter(name -> !name.familyWords().isEmpty()).toList();
  }

  /**
   * Whether all family names of the two differ and no two records give another reason to believe
   * that one person changed her name.
   */
  boolean isAtOddsWith(Party other, Affinity affinity) {
    return !names.isEmpty()
        && !other.names.isEmpty()
        && names.stream().allMatch(mine -> other.names.stream().allMatch(mine::hasOtherFamilyThan))
        && members.stream()
            .noneMatch(mine -> other.members.stream().anyMatch(its -> affinity.of(mine, its)));
  }
}
