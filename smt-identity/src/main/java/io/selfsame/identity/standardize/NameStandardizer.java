package io.selfsame.identity.standardize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Names of people for display: composed Unicode, single spaces, and case repaired where the whole
 * name was typed in one. Names are no keys by themselves. {@link #split} takes a full name apart.
 */
public final class NameStandardizer implements Standardizer {
  private static final Set<String> TITLES =
      Set.of(
          "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "dame", "rev", "herr", "frau",
          "mme", "mlle", "sra");
  private static final Map<String, String> SUFFIXES =
      Map.of(
          "jr", "Jr", "junior", "Jr", "sr", "Sr", "senior", "Sr", "ii", "II", "iii", "III", "iv",
          "IV", "2nd", "II", "3rd", "III");
  private static final Set<String> DEGREES = Set.of("phd", "md", "esq", "mba", "dds", "cpa");
  private static final Set<String> PARTICLES =
      Set.of(
          "van", "von", "der", "den", "de", "da", "di", "du", "del", "della", "dos", "das", "la",
          "le", "bin", "ibn", "al", "el", "ter", "ten", "zu", "zur", "af", "av", "st");

  @Override
  public Standardized standardize(String raw) {
    String name = LetterCase.repair(Whitespace.tidy(raw));
    return name.isEmpty() ? Standardized.invalid(raw) : Standardized.suspect(name);
  }

  /** A suffix such as {@code jr.} in its one spelling; what is none stays as it is. */
  public Standardized suffix(String raw) {
    String word = Whitespace.tidy(raw);
    return Standardized.suspect(SUFFIXES.getOrDefault(bare(word), word));
  }

  /**
   * Takes apart a full name, written {@code First Middle Last} or {@code Last, First}. A single
   * word is neither a given nor a family name for certain, so all parts come out empty.
   */
  public PersonName split(String raw) {
    String name = LetterCase.repair(Whitespace.tidy(raw));
    List<String> parts = new ArrayList<>(List.of(name.split(",", -1)));
    parts.replaceAll(String::strip);
    String suffix = "";
    for (int i = parts.size() - 1; i > 0; i--) {
      String word = bare(parts.get(i));
      if (SUFFIXES.containsKey(word) || DEGREES.contains(word) || word.isEmpty()) {
        suffix = SUFFIXES.getOrDefault(word, suffix);
        parts.remove(i);
      }
    }
    if (parts.size() == 2) {
      return familyFirst(words(parts.get(0)), words(parts.get(1)), suffix);
    }
    return parts.size() == 1 ? givenFirst(words(parts.get(0)), suffix) : PersonName.UNKNOWN;
  }

  private static PersonName familyFirst(List<String> family, List<String> given, String suffix) {
    String ownSuffix = takeSuffix(family, takeSuffix(given, suffix));
    dropTitles(given);
    if (given.isEmpty() || family.isEmpty()) {
      return PersonName.UNKNOWN;
    }
    return new PersonName(
        given.get(0),
        String.join(" ", given.subList(1, given.size())),
        String.join(" ", family),
        ownSuffix);
  }

  private static PersonName givenFirst(List<String> words, String suffix) {
    String ownSuffix = takeSuffix(words, suffix);
    dropTitles(words);
    if (words.size() < 2) {
      return PersonName.UNKNOWN;
    }
    int family = words.size() - 1;
    while (family > 1 && PARTICLES.contains(bare(words.get(family - 1)))) {
      family--;
    }
    return new PersonName(
        words.get(0),
        String.join(" ", words.subList(1, family)),
        String.join(" ", words.subList(family, words.size())),
        ownSuffix);
  }

  private static String takeSuffix(List<String> words, String otherwise) {
    String suffix = otherwise;
    while (words.size() > 1) {
      String last = bare(words.get(words.size() - 1));
      if (!SUFFIXES.containsKey(last) && !DEGREES.contains(last)) {
        return suffix;
      }
      suffix = SUFFIXES.getOrDefault(last, suffix);
      words.remove(words.size() - 1);
    }
    return suffix;
  }

  private static void dropTitles(List<String> words) {
    while (words.size() > 1 && TITLES.contains(bare(words.get(0)))) {
      words.remove(0);
    }
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? new ArrayList<>() : new ArrayList<>(Arrays.asList(text.split(" ")));
  }

  private static String bare(String word) {
    return word.replace(".", "").toLowerCase(Locale.ROOT);
  }
}
