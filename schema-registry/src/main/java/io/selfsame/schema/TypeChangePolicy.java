package io.selfsame.schema;

import java.util.Locale;

/** What becomes of a value that the type of its field cannot hold exactly. */
public enum TypeChangePolicy {
  /**
   * The field's type widens in place, to text or JSON if need be. Every value stays in one column;
   * consumers that compiled the old type break.
   */
  WIDEN,
  /**
   * The field keeps its type; the value goes to a second field, {@code <field>__<type>}. Every
   * schema stays readable for the consumers of the one before.
   */
  VARIANT,
  /** The field keeps its type and is empty; the value goes to {@code _quarantined}. */
  QUARANTINE,
  /** The task fails. */
  FAIL;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException for another name
   */
  public static TypeChangePolicy fromWire(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
