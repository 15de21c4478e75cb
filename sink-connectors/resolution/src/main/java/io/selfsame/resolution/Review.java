package io.selfsame.resolution;

/**
 * A union that was refused: two records share a key and something speaks against one person.
 *
 * @param a held the key before (by creation time, then reference) {@code b}
 */
public record Review(RecordRef a, RecordRef b, Key key, Reason reason) {

  /** What speaks against the union. */
  public enum Reason {
    EXCLUSIVE_KEY_CONFLICT,
    GIVEN_NAME_CONFLICT,
    FAMILY_NAME_CONFLICT,
    DATE_OF_BIRTH_CONFLICT,
    /** A record without a name holds what several people share: it could be any of them. */
    NAMELESS_AMONG_SEVERAL,
    /** Two facts together: neither alone would refute a system-issued id. */
    NAME_AND_DATE_OF_BIRTH_CONFLICT
  }
}
