package io.selfsame.identity.standardize;

/**
 * Repairs names typed all in capitals or all in small letters; every other spelling is its owner's.
 */
final class LetterCase {
  private static final int FEWEST_LETTERS = 3;

  private LetterCase() {}

  static String repair(String text) {
    return isShouted(text) || isWhispered(text) ? capitalizeWords(text) : text;
  }

  private static boolean isShouted(String text) {
    return hasOnly(text, false);
  }

  private static boolean isWhispered(String text) {
    return hasOnly(text, true);
  }

  private static boolean hasOnly(String text, boolean lower) {
    long letters = text.codePoints().filter(Character::isLetter).count();
    return letters >= FEWEST_LETTERS
        && text.codePoints()
            .filter(Character::isLetter)
            .allMatch(c -> lower ? Character.isLowerCase(c) : Character.isUpperCase(c));
  }

  private static String capitalizeWords(String text) {
    StringBuilder repaired = new StringBuilder(text.length());
    boolean start = true;
    int[] points = text.codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      boolean letter = Character.isLetter(points[i]);
      boolean afterMc = i >= 2 && isMc(points, i - 2) && (i == 2 || !isWord(points[i - 3]));
      repaired.appendCodePoint(
          start || afterMc ? Character.toTitleCase(points[i]) : Character.toLowerCase(points[i]));
      start = !letter && !isWord(points[i]);
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
