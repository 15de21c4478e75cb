package io.selfsame.identity.standardize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes the line of a street apart: number before or after the name, unit, post office box. The
 * words it knows are in {@code street-words.txt}. Immutable.
 */
public final class StreetParser {
  private static final KindedWords WORDS = KindedWords.read("street-words.txt");
  private static final Map<String, String> TYPES = WORDS.of("type");
  private static final Map<String, String> DIRECTIONS = WORDS.of("direction");
  private static final Map<String, String> ORDINALS = WORDS.of("ordinal");
  private static final Map<String, String> ENDINGS = WORDS.of("ending");
  private static final Set<String> UNITS = WORDS.of("unit").keySet();
  private static final Set<String> BOX_WORDS =
      WORDS.of("box").keySet().stream()
          .map(kind -> kind.split(" ")[0])
          .collect(Collectors.toUnmodifiableSet());
  private static final Set<String> FLOORS = Set.of("floor", "fl", "stock", "etage", "piso");
  private static final Pattern FLOOR_NUMBER = Pattern.compile("\\d+(st|nd|rd|th)?|\\w");
  private static final Pattern ORDINAL_ENDING = Pattern.compile("\\D+$");
  private static final Pattern BOX = box();

  /** Australian and others: unit, slash, number. */
  private static final Pattern UNIT_SLASH = Pattern.compile("\\s*(\\w{1,5})\\s*/\\s*(\\d.*)");

  private static final Pattern RANGE = Pattern.compile("(\\d+)\\s*[-\u2013]\\s*(\\d+)(?=\\D|$)");
  private static final Pattern HASH = Pattern.compile("#\\s*(?=\\w)");
  private static final int LONGEST = 300;
  private static final int LONGEST_LETTERS_OF_A_NUMBER = 1;

  /** Takes apart one line; what is no address comes out as a name. */
  public StreetParts parse(String raw) {
    if (raw.length() > LONGEST) {
      return StreetParts.NONE;
    }
    Matcher slash = UNIT_SLASH.matcher(raw);
    boolean unitFirst = raw.indexOf('/') > 0 && slash.matches();
    String folded = LatinFold.of(spelledOut(unitFirst ? slash.group(2) : raw));
    Matcher box = BOX.matcher(folded);
    String boxNumber = "";
    if (mayNameABox(folded) && box.find()) {
      boxNumber = box.group("number");
      folded = (folded.substring(0, box.start()) + " " + folded.substring(box.end())).strip();
    }
    List<String> words = new ArrayList<>(Arrays.asList(folded.split(" ")));
    words.removeIf(String::isEmpty);
    String unit = takeUnit(words);
    String number = takeNumber(words);
    return new StreetParts(
        number.replace("to", "-"),
        name(words),
        unitFirst ? LatinFold.joined(slash.group(1)) : unit,
        boxNumber);
  }

  private static String spelledOut(String line) {
    String named = line.indexOf('#') < 0 ? line : HASH.matcher(line).replaceAll(" unit ");
    boolean range = named.indexOf('-') > 0 || named.indexOf('\u2013') > 0;
    return range ? RANGE.matcher(named).replaceAll("$1to$2") : named;
  }

  /** Whether any word begins the name of a kind of box; the full pattern is for those few. */
  private static boolean mayNameABox(String folded) {
    for (String word : folded.split(" ")) {
      if (BOX_WORDS.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** The number or letter of a unit given by itself, as {@code Apt. 4B}. */
  public String unit(String raw) {
    List<String> words = new ArrayList<>(Arrays.asList(LatinFold.of(raw).split(" ")));
    words.removeIf(word -> word.isEmpty() || UNITS.contains(word));
    return String.join("", words);
  }

  /** The first unit with its number; a kind of unit without one, as a street's name, stays. */
  private static String takeUnit(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      if (UNITS.contains(words.get(i)) && i + 1 < words.size() && isUnit(words.get(i + 1))) {
        String unit = words.get(i + 1);
        words.subList(i, i + 2).clear();
        takeUnit(words);
        return unit;
      }
      boolean ordinalBefore = i > 0 && FLOORS.contains(words.get(i));
      if (ordinalBefore && FLOOR_NUMBER.matcher(words.get(i - 1)).matches()) {
        String unit = ORDINAL_ENDING.matcher(words.get(i - 1)).replaceAll("");
        words.subList(i - 1, i + 1).clear();
        return unit;
      }
    }
    return "";
  }

  private static boolean isUnit(String word) {
    return word.length() <= LONGEST_LETTERS_OF_A_NUMBER
        || word.chars().anyMatch(Character::isDigit);
  }

  /** The number at the beginning or, where the street stands first, at the end. */
  private static String takeNumber(List<String> words) {
    if (words.size() < 2) {
      return "";
    }
    if (isNumber(words.get(0))) {
      String number = words.remove(0);
      boolean letter = words.size() > 1 && isLetter(words.get(0), 'd');
      return letter && !DIRECTIONS.containsValue(words.get(0)) ? number + words.remove(0) : number;
    }
    int last = words.size() - 1;
    if (isNumber(words.get(last))) {
      return words.remove(last);
    }
    if (last > 1 && isLetter(words.get(last), 'z') && isNumber(words.get(last - 1))) {
      String letter = words.remove(last);
      return words.remove(last - 1) + letter;
    }
    return "";
  }

  private static boolean isNumber(String word) {
    int digits = digits(word, 0);
    return digits > 0
        && (digits == word.length()
            || (digits == word.length() - 1 && isLetter(word.substring(digits), 'z'))
            || (word.startsWith("to", digits)
                && digits + 2 < word.length()
                && digits(word, digits + 2) == word.length() - digits - 2));
  }

  private static int digits(String word, int from) {
    int end = from;
    while (end < word.length() && word.charAt(end) >= '0' && word.charAt(end) <= '9') {
      end++;
    }
    return end - from;
  }

  private static boolean isLetter(String word, char last) {
    return word.length() == 1 && word.charAt(0) >= 'a' && word.charAt(0) <= last;
  }

  private static String name(List<String> words) {
    List<String> name = new ArrayList<>(words.size());
    for (String word : words) {
      String known = TYPES.getOrDefault(word, DIRECTIONS.getOrDefault(word, ORDINALS.get(word)));
      name.add(known == null ? withEnding(word) : known);
    }
    return String.join(" ", name);
  }

  private static String withEnding(String word) {
    for (Map.Entry<String, String> ending : ENDINGS.entrySet()) {
      if (word.endsWith(ending.getKey()) && word.length() > ending.getKey().length()) {
        return word.substring(0, word.length() - ending.getKey().length()) + ending.getValue();
      }
    }
    return word;
  }

  private static Pattern box() {
    String kinds =
        String.join(
            "|",
            WORDS.of("box").keySet().stream()
                .sorted(java.util.Comparator.comparingInt(String::length).reversed())
                .toList());
    return Pattern.compile(
        "(?<!\\S)(" + kinds + ") (nr |no |number )?(?<number>\\w*\\d\\w*)(?!\\S)");
  }
}
