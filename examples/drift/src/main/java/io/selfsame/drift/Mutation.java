package io.selfsame.drift;

import java.util.Optional;

/**
 * One change that a vendor made to an object, without a word to anybody.
 *
 * @param kind what was done
 * @param stream vendor and object, {@code stripe/customers}
 * @param path the field, dotted where it is nested
 * @param heir of a renaming the new name
 * @param harmless why no drift event has to tell it; empty when one has to
 */
record Mutation(
    Kind kind, String stream, String path, Optional<String> heir, Optional<String> harmless) {

  /** What can be done to an object. */
  enum Kind {
    ADD,
    DROP,
    RENAME,
    RETYPE,
    NEST,
    FLAP,
    UNKNOWN_ENUM,
    REORDER,
    UNICODE,
    HUGE,
    TOO_LONG;

    /** Whether it changes a field that is there. */
    boolean isOfShape() {
      return switch (this) {
        case DROP, RENAME, RETYPE, NEST, FLAP -> true;
        case ADD, UNKNOWN_ENUM, REORDER, UNICODE, HUGE, TOO_LONG -> false;
      };
    }
  }

  /** Whether an event tells of this. */
  boolean isToldBy(String eventStream, Claim claim) {
    if (!stream.equals(eventStream)) {
      return false;
    }
    boolean about = claim.isAbout(path) || claim.isUnder(path);
    return about || heir.filter(name -> claim.isAbout(name) || claim.isUnder(name)).isPresent();
  }
}
