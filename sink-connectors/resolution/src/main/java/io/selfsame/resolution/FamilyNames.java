package io.selfsame.resolution;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether two family names can be one, by word and without diacritics: spelled otherwise, mistyped,
 * or one of them with a further part (Garcia, Garcia-Lopez). Deliberately narrower than the
 * phonetic code: Hall and Hill sound alike to it.
 */
final class FamilyNames {
  private static final int SHORT = 4;
  private static final Set<String> PARTICLES =
      Set.of(
          "van", "von", "der", "den", "de", "da", "di", "du", "del", "della", "dos", "das", "do",
          "la", "le", "bin", "ibn", "al", "el", "ter", "ten", "zu", "zur", "af", "av", "st", "o",
          "mc", "mac", "d", "y", "e", "i");

  /** What is written in several ways, transliteration and umlauts included. */
  private static final String[][] SPELLINGS = {
    {"ß", "ss"},
    {"ø|oe", "o"},
    {"æ|ae", "a"},
    {"ue", "u"},
    {"ł", "l"},
    {"đ|ð", "d"},
    {"ı", "i"},
    {"ay|ai|ey", "ei"},
    {"ie|ee|ea", "i"},
    {"y|j", "i"},
    {"ou|oo", "u"},
    {"w", "v"},
    {"ph|v", "f"},
    {"ck|c(?![eih])|q", "k"},
    {"tz|ts|z", "s"},
    {"dt|th", "t"},
    {"(?<=[aeiou])h", ""},
    {"(.)\\1+", "$1"},
  };

  private static final Pattern[] PATTERNS = new Pattern[SPELLINGS.length];

  static {
    for (int i = 0; i < SPELLINGS.length; i++) {
      PATTERNS[i] = Pattern.compile(SPELLINGS[i][0]);
    }
  }

  private FamilyNames() {}

  /** Names of which one is missing, or in another writing, are alike: nothing speaks against it. */
  static boolean alike(List<String> a, List<String> b) {
    String whole = String.join("", a);
    String other = String.join("", b);
    if (whole.isEmpty() || other.isEmpty() || Script.differs(whole, other)) {
      return true;
    }
    return oneWord(whole, other) || contains(core(a), core(b)) || contains(core(b), core(a));
  }

  private static boolean contains(List<String> longer, List<String> shorter) {
    return shorter.stream().allMatch(word -> longer.stream().anyMatch(its -> oneWord(word, its)));
  }

  private static List<String> core(List<String> words) {
    List<String> core = words.stream().filter(word -> !PARTICLES.contains(word)).toList();
    return core.isEmpty() ? words : core;
  }

  private static boolean oneWord(String a, String b) {
    return a.equals(b) || mistyped(a, b) || spelling(a).equals(spelling(b));
  }

  /**
   * One slip of the pen, but not in the first letter, nor one letter for another in short names.
   */
  private static boolean mistyped(String a, String b) {
    int shorter = Math.min(a.length(), b.length());
    return shorter >= SHORT
        && a.charAt(0) == b.charAt(0)
        && ((OneEdit.apart(a, b) && (shorter > SHORT || !OneEdit.substituted(a, b)))
            || (shorter > SHORT && scrambled(a, b)));
  }

  /** The same letters in another order or number: two slips, one in each of two records. */
  private static boolean scrambled(String a, String b) {
    return Math.abs(a.length() - b.length()) < 2 && letters(a).equals(letters(b));
  }

  private static Set<Integer> letters(String word) {
    return word.chars().boxed().collect(Collectors.toSet());
  }

  private static String spelling(String word) {
    String plain = word;
    for (int i = 0; i < PATTERNS.length; i++) {
      plain = PATTERNS[i].matcher(plain).replaceAll(SPELLINGS[i][1]);
    }
    return plain;
  }
}
