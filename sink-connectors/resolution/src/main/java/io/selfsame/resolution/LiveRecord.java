package io.selfsame.resolution;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A record that exists, in its latest version.
 *
 * @param statements the record's own latest statement a purpose, older versions folded in
 * @see RecordVersion for the other components
 */
public record LiveRecord(
    RecordRef ref,
    Entity entity,
    Optional<Instant> createdAt,
    Instant changedAt,
    SortedMap<String, String> attributes,
    SortedSet<Key> keys,
    SortedMap<String, Statement> statements,
    SortedSet<RecordRef> aliases,
    String rulesVersion,
    boolean belongs)
    implements RecordState {

  public LiveRecord {
    attributes = Sorted.copy(attributes);
    keys = Sorted.copy(keys);
    statements = Sorted.copy(statements);
    aliases = Sorted.copy(aliases);
  }

  /**
   * The keys to store for this record: its match keys and one for each record it is an alias of.
   * Beside these it holds {@link Key#of(RecordRef)} of itself, which needs a look-up but no storage
   * (and an alias needs its target looked up by reference).
   */
  public SortedSet<Key> linkingKeys() {
    if (aliases.isEmpty()) {
      return keys;
    }
    SortedSet<Key> all = new TreeSet<>(keys);
    aliases.forEach(alias -> all.add(Key.of(alias)));
    return all;
  }

  /** Whether this is a person's own record: silent about a purpose, it leaves it unknown. */
  boolean speaksForAPerson() {
    return entity == Entity.PERSON && !belongs;
  }

  Optional<String> attribute(String name) {
    return Optional.ofNullable(attributes.get(name));
  }

  /** Whether both would be treated alike when deciding who is who. */
  boolean sameIdentityAs(LiveRecord other) {
    return entity == other.entity
        && createdAt.equals(other.createdAt)
        && keys.equals(other.keys)
        && aliases.equals(other.aliases)
        && PersonName.of(this).equals(PersonName.of(other))
        && attribute(Attributes.DATE_OF_BIRTH).equals(other.attribute(Attributes.DATE_OF_BIRTH));
  }
}
