package io.selfsame.resolution;

/**
 * How keys of one type link records.
 *
 * @param priority lower links first
 * @param maxFamilyNames a key shared by more distinct people than this, counted by phonetic family
 *     name, does not link
 * @param exclusive whether one person can have only one value of this type
 * @param strength what the key says about its holders
 */
public record KeyRule(int priority, int maxFamilyNames, boolean exclusive, Strength strength) {

  /** What sharing a key says. */
  public enum Strength {
    /** Issued by a system for one person; a different given name alone does not refute it. */
    SYSTEM_ID,
    /** A mailbox or a telephone: families and colleagues share them. */
    CONTACT_POINT
  }

  public KeyRule {
    if (maxFamilyNames < 1) {
      throw new IllegalArgumentException("a key rule needs a limit of at least 1");
    }
  }
}
