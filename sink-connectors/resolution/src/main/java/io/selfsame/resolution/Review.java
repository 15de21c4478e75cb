package io.selfsame.resolution;

import java.util.Optional;

/**
 * A union that was refused or is doubtful: two records share a key or resemble one another, and
 * something speaks against one person.
 *
 * @param a held the key before (by creation time, then reference) {@code b}
 * @param key {@link Key#SIMILARITY} for a scored pair
 * @param score of a scored pair
 */
public record Review(RecordRef a, RecordRef b, Key key, Reason reason, Optional<PairScore> score) {
  public Review(RecordRef a, RecordRef b, Key key, Reason reason) {
    this(a, b, key, reason, Optional.empty());
  }

  /** What speaks against the union. */
  public enum Reason {
    EXCLUSIVE_KEY_CONFLICT,
    GIVEN_NAME_CONFLICT,
    FAMILY_NAME_CONFLICT,
    DATE_OF_BIRTH_CONFLICT,
    /** A record without a name holds what several people share: it could be any of them. */
    NAMELESS_AMONG_SEVERAL,
    /** Two facts together: neither alone would refute a system-issued id. */
    NAME_AND_DATE_OF_BIRTH_CONFLICT,
    /** Two generations of one name: father and son. */
    GENERATION_CONFLICT,
    /** Identifiers of which a person has one differ. */
    IDENTIFIER_CONFLICT,
    /** Alike, but not enough to join without being asked. */
    SIMILAR,
    /** Alike enough, but the records around the two are not. */
    SURROUNDINGS_DISAGREE,
    /** A steward's newer decision keeps apart what an older one joins. */
    CONTRADICTORY_DECISIONS
  }
}
