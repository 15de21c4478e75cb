package io.selfsame.resolution.match;

/**
 * Whether two longer words differ by at most two slips of the pen, five letters from the second on.
 */
final class TwoEdits {
  private static final int LONG = 6;

  private TwoEdits() {}

  static boolean apart(String a, String b) {
    int shorter = Math.min(a.length(), b.length());
    boolean enough = shorter >= LONG || (shorter == LONG - 1 && a.charAt(0) == b.charAt(0));
    return enough && Math.abs(a.length() - b.length()) <= 2 && distance(a, b) <= 2;
  }

  /** Letters more, less or other and neighbours swapped. */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int other = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
        best = Math.min(best, cost[i - 1][j - 1] + other);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          best = Math.min(best, cost[i - 2][j - 2] + 1);
        }
        cost[i][j] = best;
      }
    }
    return cost[a.length()][b.length()];
  }
}
