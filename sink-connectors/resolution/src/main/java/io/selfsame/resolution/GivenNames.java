package io.selfsame.resolution;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether two given names can be one person's. */
public final class GivenNames {
  private static final double ALIKE = 0.86;
  private static final Pattern PET_FORM = Pattern.compile("(\\p{L}{2,}?(\\p{L}))\\2?(?:ie|ey|y|i)");

  private GivenNames() {}

  static boolean alike(String a, String b) {
    return a.equals(b)
        || initialOf(a, b)
        || initialOf(b, a)
        || Nicknames.linked(a, b)
        || petFormOf(a, b)
        || petFormOf(b, a)
        || JaroWinkler.similarity(a, b) >= ALIKE
        || soundAlike(a, b);
  }

  /** Whether one is a short or pet form of the other. */
  public static boolean related(String a, String b) {
    return Nicknames.linked(a, b) || petFormOf(a, b) || petFormOf(b, a);
  }

  private static boolean initialOf(String initial, String name) {
    return initial.length() == 1 && name.startsWith(initial);
  }

  /** Robbie is a form of Robert: the stem before -ie, -ey, -y or -i begins the name. */
  private static boolean petFormOf(String form, String name) {
    Matcher matcher = PET_FORM.matcher(form);
    return matcher.matches() && name.startsWith(matcher.group(1));
  }

  private static boolean soundAlike(String a, String b) {
    String code = PhoneticCode.of(a);
    return code.length() > 1 && code.equals(PhoneticCode.of(b));
  }
}
