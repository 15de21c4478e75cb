package io.selfsame.resolution;

import java.time.Instant;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * A record that left. Denials that stood must outlive it as suppressions of its keys.
 *
 * @param denials the denied statements by purpose, if any
 * @param at the time of the version that removed the record
 */
public record Departure(
    RecordRef ref, SortedSet<Key> keys, SortedMap<String, Statement> denials, Instant at) {
  public Departure {
    keys = Sorted.copy(keys);
    denials = Sorted.copy(denials);
  }
}
