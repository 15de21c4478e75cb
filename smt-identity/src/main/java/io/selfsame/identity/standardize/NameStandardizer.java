package io.selfsame.identity.standardize;

import java.util.ArrayList;
import java.util.List;

/**
 * Names of people for display: composed Unicode, single spaces, and case repaired where the whole
 * name was typed in one. Names are no keys by themselves, and what is entered for want of a name is
 * none. {@link #split} takes a full name apart.
 */
public final class NameStandardizer implements Standardizer {
  private static final int FEWEST_REPEATED = 3;
  private final Placeholders placeholders;

  public NameStandardizer(Placeholders placeholders) {
    this.placeholders = placeholders;
  }

  @Override
  public Standardized standardize(String raw) {
    String tidy = Whitespace.tidy(raw);
    if (tidy.isEmpty() || isPlaceholder(tidy)) {
      return Standardized.invalid(raw);
    }
    return Standardized.suspect(LetterCase.repair(tidy));
  }

  /** Whether this is what people and programs write when there is no name. */
  public boolean isPlaceholder(String name) {
    return placeholders.contains(PlaceholderKind.NAME, name)
        || placeholders.contains(PlaceholderKind.TEXT, name)
        || hasNoLetter(name)
        || isOneLetter(name);
  }

  private static boolean hasNoLetter(String name) {
    for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
      if (Character.isLetter(name.codePointAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** One Latin letter several times. */
  private static boolean isOneLetter(String name) {
    char first = Character.toLowerCase(name.charAt(0));
    if (name.length() < FEWEST_REPEATED || first < 'a' || first > 'z') {
      return false;
    }
    for (int i = 1; i < name.length(); i++) {
      if (Character.toLowerCase(name.charAt(i)) != first) {
        return false;
      }
    }
    return true;
  }

  /** A suffix such as {@code jr.} in its one spelling; what is none stays as it is. */
  public Standardized suffix(String raw) {
    String word = Whitespace.tidy(raw);
    return Standardized.suspect(NameWords.suffix(word).orElse(word));
  }

  /**
   * Takes apart a full name, written {@code First Middle Last}, {@code Last, First} or with the
   * family name in capitals. A single word is neither a given nor a family name for certain, so all
   * parts come out empty.
   */
  public PersonName split(String raw) {
    String tidy = Whitespace.tidy(raw);
    if (isPlaceholder(tidy)) {
      return PersonName.UNKNOWN;
    }
    List<String> parts = new ArrayList<>(List.of(LetterCase.repair(tidy).split(",", -1)));
    parts.replaceAll(String::strip);
    String suffix = "";
    for (int i = parts.size() - 1; i > 0; i--) {
      String word = parts.get(i);
      if (NameWords.followsName(word) || word.isEmpty()) {
        suffix = NameWords.suffix(word).orElse(suffix);
        parts.remove(i);
      }
    }
    if (parts.size() == 2) {
      return familyFirst(NameWords.words(parts.get(0)), NameWords.words(parts.get(1)), suffix);
    }
    return parts.size() == 1
        ? inOneSequence(NameWords.words(parts.get(0)), suffix)
        : PersonName.UNKNOWN;
  }

  /**
   * Without titles before the given and suffixes after the family name; there is no middle name.
   */
  public PersonName bare(String given, String family) {
    List<String> givens = NameWords.words(given);
    List<String> families = NameWords.words(family);
    NameWords.dropTitles(givens);
    String suffix = NameWords.takeSuffix(families, "");
    return new PersonName(
        String.join(" ", givens), "", String.join(" ", families).replaceAll(",$", ""), suffix);
  }

  /** Whether a word, such as von, begins a family name. */
  public boolean isParticle(String word) {
    return NameWords.isParticle(word);
  }

  private static PersonName familyFirst(List<String> family, List<String> given, String suffix) {
    String ownSuffix = NameWords.takeSuffix(family, NameWords.takeSuffix(given, suffix));
    NameWords.dropTitles(given);
    NameWords.dropTitles(family);
    if (given.isEmpty() || family.isEmpty()) {
      return PersonName.UNKNOWN;
    }
    return new PersonName(
        given.get(0),
        String.join(" ", given.subList(1, given.size())),
        LetterCase.repair(String.join(" ", family)),
        ownSuffix);
  }

  private static PersonName inOneSequence(List<String> words, String suffix) {
    String ownSuffix = NameWords.takeSuffix(words, suffix);
    NameWords.dropTitles(words);
    if (words.size() < 2) {
      return PersonName.UNKNOWN;
    }
    int capitals = NameWords.leadingCapitals(words);
    if (capitals > 0) {
      return familyFirst(
          new ArrayList<>(words.subList(0, capitals)),
          new ArrayList<>(words.subList(capitals, words.size())),
          ownSuffix);
    }
    int family = words.size() - 1;
    while (family > 1 && NameWords.isParticle(words.get(family - 1))) {
      family--;
    }
    return new PersonName(
        words.get(0),
        String.join(" ", words.subList(1, family)),
        LetterCase.repair(String.join(" ", words.subList(family, words.size()))),
        ownSuffix);
  }
}
