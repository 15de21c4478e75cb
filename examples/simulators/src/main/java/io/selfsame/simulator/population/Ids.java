package io.selfsame.simulator.population;

import java.util.Locale;

/** Ids in the vendors' own forms, from an index. */
final class Ids {
  private static final String BASE_62 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final String CHECK = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

  private Ids() {}

  /** An 18-character Salesforce id; the last three encode the case of the first fifteen. */
  static String salesforce(String prefix, long index) {
    String id = prefix + "5e000" + digits(index, 7);
    return id + check(id, 0) + check(id, 5) + check(id, 10);
  }

  static String stripe(String prefix, long index) {
    return prefix + "_S" + digits(index * 7_919_777L, 13);
  }

  static String zendesk(long index) {
    return String.format(Locale.ROOT, "%d", 360_000_000_000L + index);
  }

  private static String digits(long value, int length) {
    StringBuilder text = new StringBuilder();
    long rest = value;
    for (int i = 0; i < length; i++) {
      text.append(BASE_62.charAt((int) (rest % BASE_62.length())));
      rest /= BASE_62.length();
    }
    return text.reverse().toString();
  }

  private static char check(String id, int from) {
    int bits = 0;
    for (int i = 0; i < 5; i++) {
      if (Character.isUpperCase(id.charAt(from + i))) {
        bits |= 1 << i;
      }
    }
    return CHECK.charAt(bits);
  }
}
