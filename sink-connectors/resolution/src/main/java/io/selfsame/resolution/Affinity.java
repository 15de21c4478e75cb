package io.selfsame.resolution;

import io.selfsame.resolution.KeyRule.Strength;
import java.util.Set;
import java.util.TreeSet;

/**
 * What speaks for one person although the family names differ: the same date of birth, two shared
 * keys that are not both telephones, or a shared mailbox named after one of the two.
 */
final class Affinity {
  private final Set<Key> linking;
  private final ResolutionRules rules;

  /**
   * @param linking the keys that link: what too many people share says nothing
   */
  Affinity(Set<Key> linking, ResolutionRules rules) {
    this.linking = linking;
    this.rules = rules;
  }

  boolean of(LiveRecord a, LiveRecord b) {
    return sameBirth(a, b) || sharedKeys(a, b);
  }

  private static boolean sameBirth(LiveRecord a, LiveRecord b) {
    return BirthDates.of(a).isPresent() && BirthDates.of(a).equals(BirthDates.of(b));
  }

  private boolean sharedKeys(LiveRecord a, LiveRecord b) {
    Set<Key> shared = new TreeSet<>(a.linkingKeys());
    shared.retainAll(b.linkingKeys());
    shared.retainAll(linking);
    boolean onlyLines = shared.stream().allMatch(key -> strength(key) == Strength.SHARED_LINE);
    return (shared.size() > 1 && !onlyLines)
        || shared.stream()
            .filter(key -> strength(key) == Strength.PERSONAL_MAILBOX)
            .anyMatch(key -> namesOneOf(key.value(), a, b));
  }

  private static boolean namesOneOf(String address, LiveRecord a, LiveRecord b) {
    return Mailbox.names(address, PersonName.of(a)) || Mailbox.names(address, PersonName.of(b));
  }

  private Strength strength(Key key) {
    return rules.ruleFor(key.type()).strength();
  }
}
