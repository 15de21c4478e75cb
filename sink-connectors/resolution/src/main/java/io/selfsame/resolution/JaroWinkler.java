package io.selfsame.resolution;

/** Jaro–Winkler similarity of two words, 0 to 1, with the usual prefix scale of 0.1 over 4. */
public final class JaroWinkler {
  private static final int PREFIX = 4;
  private static final double SCALE = 0.1;

  private JaroWinkler() {}

  /** The similarity of two words. */
  public static double similarity(String a, String b) {
    double jaro = jaro(a, b);
    int prefix = 0;
    int longest = Math.min(PREFIX, Math.min(a.length(), b.length()));
    while (prefix < longest && a.charAt(prefix) == b.charAt(prefix)) {
      prefix++;
    }
    return jaro + prefix * SCALE * (1 - jaro);
  }

  private static double jaro(String a, String b) {
    if (a.isEmpty() || b.isEmpty()) {
      return 0;
    }
    boolean[] matchedA = new boolean[a.length()];
    boolean[] matchedB = new boolean[b.length()];
    int matches = match(a, b, matchedA, matchedB);
    if (matches == 0) {
      return 0;
    }
    double m = matches;
    double transposed = outOfOrder(a, b, matchedA, matchedB) / 2.0;
    return (m / a.length() + m / b.length() + (m - transposed) / m) / 3;
  }

  private static int match(String a, String b, boolean[] matchedA, boolean[] matchedB) {
    int window = Math.max(0, Math.max(a.length(), b.length()) / 2 - 1);
    int matches = 0;
    for (int i = 0; i < a.length(); i++) {
      int last = Math.min(b.length() - 1, i + window);
      for (int j = Math.max(0, i - window); j <= last && !matchedA[i]; j++) {
        if (!matchedB[j] && a.charAt(i) == b.charAt(j)) {
          matchedA[i] = true;
          matchedB[j] = true;
          matches++;
        }
      }
    }
    return matches;
  }

  private static int outOfOrder(String a, String b, boolean[] matchedA, boolean[] matchedB) {
    int count = 0;
    int j = 0;
    for (int i = 0; i < a.length(); i++) {
      if (matchedA[i]) {
        while (!matchedB[j]) {
          j++;
        }
        if (a.charAt(i) != b.charAt(j)) {
          count++;
        }
        j++;
      }
    }
    return count;
  }
}
