package io.selfsame.resolution;

import java.util.Optional;
import java.util.UUID;

/**
 * One line of profile history. Following {@code into} from any id ever published leads to the
 * profile that holds its records now, or to its end.
 *
 * @param profile the profile it happened to
 * @param into where its records went: the surviving profile of a merge, the new one of a split, the
 *     other one of a move; empty otherwise
 * @param record the record that moved; empty otherwise
 * @param cause the key that joined what was apart, for a merge
 */
public record HistoryEvent(
    Kind kind, UUID profile, Optional<UUID> into, Optional<RecordRef> record, Optional<Key> cause) {

  /** What happened. */
  public enum Kind {
    /** The profile is new. */
    CREATED,
    /** The profile is gone; most of its records are in another one. */
    MERGED,
    /** Some of the profile's records are now a profile of their own. */
    SPLIT,
    /** One record went to another profile; both go on. */
    MOVED,
    /** The last record of the profile was deleted. */
    DELETED,
    /** The last record of the profile is gone and somebody asked to be forgotten. */
    ERASED
  }
}
