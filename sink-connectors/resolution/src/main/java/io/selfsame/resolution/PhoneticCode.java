package io.selfsame.resolution;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * How a prepared name sounds, coarsely: consonants by class, vowels dropped after the first letter.
 * A frozen function: stored codes are compared with new ones, so a change needs a new rules
 * version. Letters of other scripts stand for themselves.
 */
public final class PhoneticCode {
  private static final String[][] SPELLINGS = {
    {"^(kn|gn|pn)", "n"},
    {"^wr", "r"},
    {"^x", "s"},
    {"sch|sh|ch|cz|tsch", "X"},
    {"ph", "f"},
    {"th|dt", "t"},
    {"ght", "t"},
    {"mb$", "m"},
    {"c(?=[eiy])", "s"},
    {"ck|[cq]", "k"},
    {"x", "ks"},
    {"z", "s"},
    {"v", "f"},
    {"d(?=g[eiy])", ""},
    {"g(?=[eiy])", "j"},
    {"(?<=.)[aeiouyhw]", ""},
    {"^[aeiouy]", "a"},
    {"(.)\\1+", "$1"},
  };

  private static final Pattern[] PATTERNS = new Pattern[SPELLINGS.length];

  static {
    for (int i = 0; i < SPELLINGS.length; i++) {
      PATTERNS[i] = Pattern.compile(SPELLINGS[i][0]);
    }
  }

  /** Names repeat, and eighteen patterns a name were a third of the time a record took. */
  private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

  private static final int MOST_KNOWN = 50_000;
  private static final int LONGEST_KNOWN = 32;

  private PhoneticCode() {}

  /** The code of a name in lower case and without diacritics. */
  public static String of(String name) {
    String known = KNOWN.get(name);
    if (known != null) {
      return known;
    }
    String code = coded(name);
    if (KNOWN.size() < MOST_KNOWN && name.length() <= LONGEST_KNOWN) {
      KNOWN.put(name, code);
    }
    return code;
  }

  private static String coded(String name) {
    String code = name;
    for (int i = 0; i < PATTERNS.length; i++) {
      code = PATTERNS[i].matcher(code).replaceAll(SPELLINGS[i][1]);
    }
    return code;
  }
}
