package io.selfsame.schema.path;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** How alike two field names are: by their words, or by their letters. */
final class NameLikeness {
  /** Less than this is no likeness worth a word. */
  static final double LIKELY = 0.4;

  /** Most of the words, or of the letters. */
  static final double SURE = 0.6;

  /** Enough for names of which one went when, or soon after, the other came. */
  static final double POSSIBLE = 0.3;

  private static final double GENERIC_WEIGHT = 0.35;
  private static final double LEAST_LETTERS = 0.6;
  private static final Pattern CAMEL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Words that fields of any meaning have. */
  private static final Set<String> GENERIC =
      Set.of(
          "id", "type", "object", "data", "time", "name", "status", "url", "is", "has", "default",
          "value", "code", "number", "total", "count", "amount", "of", "the", "c", "list");

  private static final Map<String, String> SAME =
      Map.ofEntries(
          Map.entry("at", "time"),
          Map.entry("date", "time"),
          Map.entry("created", "time"),
          Map.entry("timestamp", "time"),
          Map.entry("datetime", "time"),
          Map.entry("percent", "rate"),
          Map.entry("percentage", "rate"),
          Map.entry("mail", "email"),
          Map.entry("telephone", "phone"),
          Map.entry("tel", "phone"),
          Map.entry("mobile", "phone"),
          Map.entry("surname", "last"),
          Map.entry("family", "last"),
          Map.entry("given", "first"),
          Map.entry("zip", "postal"),
          Map.entry("postcode", "postal"),
          Map.entry("region", "state"),
          Map.entry("province", "state"),
          Map.entry("company", "organization"),
          Map.entry("org", "organization"),
          Map.entry("organisation", "organization"),
          Map.entry("num", "number"),
          Map.entry("qty", "quantity"),
          Map.entry("desc", "description"),
          Map.entry("addr", "address"),
          Map.entry("lang", "language"),
          Map.entry("uri", "url"));

  private NameLikeness() {}

  /** From 0 to 1. */
  static double of(String a, String b) {
    Set<String> first = literal(a);
    Set<String> second = literal(b);
    boolean contained = first.containsAll(second) || second.containsAll(first);
    double alike = Math.max(words(stems(a), stems(b)), letters(a, b));
    return contained ? Math.max(alike, POSSIBLE) : alike;
  }

  /** Whether one is the other in the plural, or just the same. */
  static boolean sameStems(String a, String b) {
    return stems(a).equals(stems(b));
  }

  /** Whether both names begin with the same word: what the rest of a name is about. */
  static boolean sameTopic(String a, String b) {
    Iterator<String> first = stems(a).iterator();
    Iterator<String> second = stems(b).iterator();
    return first.hasNext() && second.hasNext() && first.next().equals(second.next());
  }

  private static double words(Set<String> a, Set<String> b) {
    double common = 0;
    double all = 0;
    boolean telling = false;
    Set<String> union = new LinkedHashSet<>(a);
    union.addAll(b);
    for (String word : union) {
      double weight = GENERIC.contains(word) ? GENERIC_WEIGHT : 1;
      all += weight;
      if (a.contains(word) && b.contains(word)) {
        common += weight;
        telling |= weight == 1;
      }
    }
    return all == 0 || !telling ? 0 : common / all;
  }

  /** Dice's coefficient of pairs of letters, where it is high enough to mean something. */
  private static double letters(String a, String b) {
    Set<String> first = pairs(a);
    Set<String> second = pairs(b);
    if (first.size() + second.size() == 0) {
      return 0;
    }
    Set<String> both = new HashSet<>(first);
    both.retainAll(second);
    double dice = 2.0 * both.size() / (first.size() + second.size());
    return dice >= LEAST_LETTERS ? dice : 0;
  }

  private static Set<String> pairs(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    Set<String> pairs = new HashSet<>();
    for (int i = 0; i + 1 < lower.length(); i++) {
      pairs.add(lower.substring(i, i + 2));
    }
    return pairs;
  }

  /** The words of a name, each in the singular. */
  private static Set<String> literal(String name) {
    Set<String> words = new LinkedHashSet<>();
    for (String word : List.of(NO_WORD.split(CAMEL.matcher(name).replaceAll("_")))) {
      if (!word.isEmpty()) {
        words.add(stem(word.toLowerCase(Locale.ROOT)));
      }
    }
    return words;
  }

  /** The words of a name, one for all that mean the same. */
  private static Set<String> stems(String name) {
    Set<String> stems = new LinkedHashSet<>();
    literal(name).forEach(word -> stems.add(SAME.getOrDefault(word, word)));
    return stems;
  }

  private static String stem(String word) {
    if (word.endsWith("ies") && word.length() > 4) {
      return word.substring(0, word.length() - 3) + "y";
    }
    if (word.endsWith("xes") || word.endsWith("sses") || word.endsWith("ches")) {
      return word.substring(0, word.length() - 2);
    }
    boolean plural = word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us");
    return plural && word.length() > 2 ? word.substring(0, word.length() - 1) : word;
  }
}
