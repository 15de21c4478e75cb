package io.selfsame.resolution;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * One version of a record as it arrived.
 *
 * @param createdAt when the vendor created the record
 * @param changedAt when this version came to be; orders the versions of one record
 * @param attributes canonical attributes by name, none empty
 * @param statements at most one a purpose, by purpose; a purpose this version is silent about is
 *     absent
 * @param aliases records this record now is
 * @param rulesVersion version of the standardization rules that made the keys
 * @param belongs whether the record only belongs to a person, as an invoice does, and its silence
 *     about consent says nothing
 */
public record RecordVersion(
    RecordRef ref,
    Operation op,
    Entity entity,
    Optional<Instant> createdAt,
    Instant changedAt,
    SortedMap<String, String> attributes,
    SortedSet<Key> keys,
    SortedMap<String, Statement> statements,
    SortedSet<RecordRef> aliases,
    String rulesVersion,
    boolean belongs) {

  public RecordVersion {
    attributes = Sorted.copy(attributes);
    keys = Sorted.copy(keys);
    statements = Sorted.copy(statements);
    aliases = Sorted.copy(aliases);
  }
}
