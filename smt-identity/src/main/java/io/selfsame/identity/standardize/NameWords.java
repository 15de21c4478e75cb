package io.selfsame.identity.standardize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the words around a name are: titles, suffixes, degrees, particles. */
final class NameWords {
  private static final KindedWords WORDS = KindedWords.read("name-parts.txt");
  private static final Set<String> TITLES = WORDS.of("title").keySet();
  private static final Map<String, String> SUFFIXES = WORDS.of("suffix");
  private static final Set<String> DEGREES = WORDS.of("degree").keySet();
  private static final Set<String> PARTICLES = WORDS.of("particle").keySet();

  private NameWords() {}

  static Optional<String> suffix(String word) {
    return Optional.ofNullable(SUFFIXES.get(bare(word)));
  }

  static boolean followsName(String word) {
    String bare = bare(word);
    return SUFFIXES.containsKey(bare) || DEGREES.contains(bare);
  }

  static boolean isParticle(String word) {
    return PARTICLES.contains(bare(word));
  }

  /**
   * Removes suffixes and degrees from the end, though never the last word, and tells the suffix.
   */
  static String takeSuffix(List<String> words, String otherwise) {
    String suffix = otherwise;
    while (words.size() > 1 && followsName(words.get(words.size() - 1))) {
      suffix = suffix(words.get(words.size() - 1)).orElse(suffix);
      words.remove(words.size() - 1);
    }
    return suffix;
  }

  /** Removes titles from the beginning, though never the last word. */
  static void dropTitles(List<String> words) {
    while (words.size() > 1 && TITLES.contains(bare(words.get(0)))) {
      words.remove(0);
    }
  }

  /** How many words in capitals stand before others that are not, as in {@code DUPONT Jean}. */
  static int leadingCapitals(List<String> words) {
    int count = 0;
    while (count < words.size() && isInCapitals(words.get(count))) {
      count++;
    }
    boolean others = words.subList(count, words.size()).stream().noneMatch(NameWords::isInCapitals);
    return count < words.size() && others ? count : 0;
  }

  static List<String> words(String text) {
    return text.isEmpty() ? new ArrayList<>() : new ArrayList<>(Arrays.asList(text.split(" ")));
  }

  /** Two letters may be initials and three an abbreviation of them, so capitals begin at four. */
  private static boolean isInCapitals(String word) {
    return word.length() > 3
        && word.chars().filter(Character::isLetter).count() > 3
        && word.chars().filter(Character::isLetter).allMatch(Character::isUpperCase);
  }

  private static String bare(String word) {
    return word.replace(".", "").toLowerCase(Locale.ROOT);
  }
}
