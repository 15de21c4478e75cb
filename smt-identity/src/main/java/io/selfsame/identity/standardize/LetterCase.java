package io.selfsame.identity.standardize;

import java.util.function.IntPredicate;

/**
 * Repairs names typed all in capitals or all in small letters; every other spelling is its owner's.
 */
final class LetterCase {
  private static final int FEWEST_LETTERS = 3;

  private LetterCase() {}

  static String repair(String text) {
    return isMixed(text) ? text : inOneCase(text);
  }

  /** Most names have small and capital letters, which one look tells. */
  private static boolean isMixed(String text) {
    boolean small = false;
    boolean capital = false;
    for (int i = 0; i < text.length() && !(small && capital); i++) {
      char c = text.charAt(i);
      small |= c >= 'a' && c <= 'z';
      capital |= c >= 'A' && c <= 'Z';
    }
    return small && capital;
  }

  private static String inOneCase(String text) {
    return hasOnly(text, Character::isUpperCase) || hasOnly(text, Character::isLowerCase)
        ? capitalizeWords(text)
        : text;
  }

  private static boolean hasOnly(String text, IntPredicate letterCase) {
    return text.codePoints().filter(Character::isLetter).count() >= FEWEST_LETTERS
        && text.codePoints().filter(Character::isLetter).allMatch(letterCase);
  }

  private static String capitalizeWords(String text) {
    StringBuilder repaired = new StringBuilder(text.length());
    boolean start = true;
    int[] points = text.codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      boolean afterMc = i >= 2 && isMc(points, i - 2) && (i == 2 || !isWord(points[i - 3]));
      repaired.appendCodePoint(
          start || afterMc ? Character.toTitleCase(points[i]) : Character.toLowerCase(points[i]));
      start = !isWord(points[i]);
    }
    return repaired.toString();
  }

  private static boolean isMc(int[] points, int at) {
    return Character.toLowerCase(points[at]) == 'm' && Character.toLowerCase(points[at + 1]) == 'c';
  }

  private static boolean isWord(int point) {
    return Character.isLetterOrDigit(point)
        || Character.getType(point) == Character.NON_SPACING_MARK;
  }
}
