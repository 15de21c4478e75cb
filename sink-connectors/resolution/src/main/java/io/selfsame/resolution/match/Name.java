package io.selfsame.resolution.match;

import io.selfsame.resolution.PhoneticCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A person's name for comparison.
 *
 * @param given the first given name, empty if unknown
 * @param givens all given names in one
 * @param middle what follows the first given name, by word
 * @param family the family name in one, empty if unknown
 * @param familyWords its parts
 * @param suffix the generation: jr, sr, ii ...; empty if unknown
 */
record Name(
    String given,
    String givens,
    List<String> middle,
    String family,
    List<String> familyWords,
    String suffix,
    String givenSound,
    String familySound) {
  private static final Map<String, String> GENERATIONS =
      Map.ofEntries(
          Map.entry("jr", "jr"),
          Map.entry("junior", "jr"),
          Map.entry("sr", "sr"),
          Map.entry("senior", "sr"),
          Map.entry("i", "i"),
          Map.entry("ii", "ii"),
          Map.entry("2nd", "ii"),
          Map.entry("iii", "iii"),
          Map.entry("3rd", "iii"),
          Map.entry("iv", "iv"));
  private static final Set<String> TITLES =
      Set.of("mr", "mrs", "ms", "miss", "dr", "prof", "sir", "herr", "frau", "mme");

  static Name of(Map<String, String> attributes) {
    String givenText = attributes.getOrDefault("given_name", "");
    String familyText = attributes.getOrDefault("family_name", "");
    String middleText = attributes.getOrDefault("middle_name", "");
    String full = attributes.getOrDefault("full_name", "");
    int comma = givenText.indexOf(',');
    if (comma >= 0) {
      String rest = givenText.substring(comma + 1) + ' ' + middleText + ' ' + familyText;
      return of(rest, "", givenText.substring(0, comma), attributes);
    }
    if (givenText.isEmpty() && familyText.isEmpty() && !full.isEmpty()) {
      return ofFull(full, attributes);
    }
    return of(givenText, middleText, familyText, attributes);
  }

  private static Name ofFull(String full, Map<String, String> attributes) {
    int comma = full.indexOf(',');
    if (comma >= 0) {
      return of(full.substring(comma + 1), "", full.substring(0, comma), attributes);
    }
    List<String> words = new ArrayList<>(Letters.words(full));
    StringBuilder tail = new StringBuilder();
    while (words.size() > 2 && GENERATIONS.containsKey(words.get(words.size() - 1))) {
      tail.append(' ').append(words.remove(words.size() - 1));
    }
    if (words.size() < 2) {
      return of("", "", full, attributes);
    }
    String last = words.remove(words.size() - 1);
    return of(String.join(" ", words), "", last + tail, attributes);
  }

  private static Name of(
      String givenText, String middleText, String familyText, Map<String, String> attributes) {
    List<String> given = new ArrayList<>(Letters.words(givenText));
    given.removeIf(word -> given.size() > 1 && TITLES.contains(word));
    List<String> family = new ArrayList<>(Letters.words(familyText));
    List<String> marks = new ArrayList<>(Letters.words(attributes.getOrDefault("name_suffix", "")));
    takeGeneration(given, marks);
    takeGeneration(family, marks);
    String suffix =
        marks.stream()
            .filter(GENERATIONS::containsKey)
            .findFirst()
            .map(GENERATIONS::get)
            .orElse("");
    splitHan(given, family);
    List<String> middle = new ArrayList<>(Letters.words(middleText));
    if (given.size() > 1) {
      middle.addAll(0, given.subList(1, given.size()));
    }
    String first = given.isEmpty() ? "" : given.get(0);
    String whole = String.join("", family);
    return new Name(
        first,
        String.join("", given),
        List.copyOf(middle),
        whole,
        List.copyOf(family),
        suffix,
        PhoneticCode.of(first),
        PhoneticCode.of(whole));
  }

  private static void takeGeneration(List<String> words, List<String> marks) {
    if (words.size() > 1 && GENERATIONS.containsKey(words.get(words.size() - 1))) {
      marks.add(words.remove(words.size() - 1));
    }
  }

  private static void splitHan(List<String> given, List<String> family) {
    if (family.isEmpty() && given.size() == 1 && given.get(0).length() > 1) {
      String word = given.get(0);
      if (Character.UnicodeScript.of(word.codePointAt(0)) == Character.UnicodeScript.HAN) {
        family.add(word.substring(0, 1));
        given.set(0, word.substring(1));
      }
    }
  }

  boolean isEmpty() {
    return given.isEmpty() && family.isEmpty();
  }
}
