package io.selfsame.resolution;

/**
 * How keys of one type link records.
 *
 * @param priority lower links first among keys of one strength
 * @param maxFamilyNames a key shared by more distinct people than this, counted by phonetic family
 *     name, does not link
 * @param exclusive whether one person can have only one value of this type
 * @param strength what the key says about its holders
 */
public record KeyRule(int priority, int maxFamilyNames, boolean exclusive, Strength strength) {

  /** What sharing a key says; the strongest first, and stronger keys link before weaker ones. */
  public enum Strength {
    /** Issued by a system for one person; a different given name alone does not refute it. */
    SYSTEM_ID,
    /**
     * A mailbox: mostly one person's, whose name may have changed; sometimes a family's. A local
     * part that names the person vouches for a holder with another family name.
     */
    PERSONAL_MAILBOX,
    /** A telephone: families and whole offices share them, so the names must agree. */
    SHARED_LINE,
    /** Joins nobody by itself; the pairs that share it are scored. */
    EVIDENCE_ONLY
  }

  public KeyRule {
    if (maxFamilyNames < 1) {
      throw new IllegalArgumentException("a key rule needs a limit of at least 1");
    }
  }
}
