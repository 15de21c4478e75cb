package io.selfsame.contract.document;

import java.util.Set;
import java.util.regex.Pattern;

/** Names as Avro allows them: letters, digits and underscores of ASCII, no digit first. */
public final class AvroName {
  private static final Pattern NOT_ALLOWED = Pattern.compile("[^A-Za-z0-9_]");

  private AvroName() {}

  /** Each other character becomes an underscore; different names may become one. */
  public static String of(String name) {
    String clean = NOT_ALLOWED.matcher(name).replaceAll("_");
    return clean.isEmpty() || Character.isDigit(clean.charAt(0)) ? "_" + clean : clean;
  }

  /**
   * Returns the name, or the name with the least number behind it that is not taken, and takes it.
   */
  public static String unique(String name, Set<String> taken) {
    String candidate = name;
    for (int i = 2; !taken.add(candidate); i++) {
      candidate = name + "_" + i;
    }
    return candidate;
  }
}
