package io.selfsame.resolution;

/** Whether two given names can be one person's. */
final class GivenNames {
  private static final double ALIKE = 0.86;

  private GivenNames() {}

  static boolean alike(String a, String b) {
    return a.equals(b)
        || initialOf(a, b)
        || initialOf(b, a)
        || Nicknames.linked(a, b)
        || JaroWinkler.similarity(a, b) >= ALIKE
        || soundAlike(a, b);
  }

  private static boolean initialOf(String initial, String name) {
    return initial.length() == 1 && name.startsWith(initial);
  }

  private static boolean soundAlike(String a, String b) {
    String code = PhoneticCode.of(a);
    return code.length() > 1 && code.equals(PhoneticCode.of(b));
  }
}
