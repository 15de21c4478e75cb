package io.selfsame.resolution;

/**
 * Whether two words differ by one slip: a letter more, less or other, or two neighbours swapped.
 */
public final class OneEdit {
  private OneEdit() {}

  /** Whether exactly one slip makes one word of the other. */
  public static boolean apart(String a, String b) {
    if (Math.abs(a.length() - b.length()) > 1 || a.equals(b)) {
      return false;
    }
    if (a.length() != b.length()) {
      return inserted(a.length() > b.length() ? a : b, a.length() > b.length() ? b : a);
    }
    int at = firstDifference(a, b);
    return a.substring(at + 1).equals(b.substring(at + 1)) || swapped(a, b, at);
  }

  /** Whether the slip is one letter for another. */
  static boolean substituted(String a, String b) {
    return a.length() == b.length() && !swapped(a, b, firstDifference(a, b));
  }

  private static boolean inserted(String longer, String shorter) {
    int at = firstDifference(longer, shorter);
    return longer.substring(at + 1).equals(shorter.substring(at));
  }

  private static boolean swapped(String a, String b, int at) {
    return at + 1 < a.length()
        && a.charAt(at) == b.charAt(at + 1)
        && a.charAt(at + 1) == b.charAt(at)
        && a.substring(at + 2).equals(b.substring(at + 2));
  }

  private static int firstDifference(String a, String b) {
    int at = 0;
    while (at < a.length() && at < b.length() && a.charAt(at) == b.charAt(at)) {
      at++;
    }
    return at;
  }
}
