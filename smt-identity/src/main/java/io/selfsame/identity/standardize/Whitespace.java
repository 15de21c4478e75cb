package io.selfsame.identity.standardize;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Unicode composition (NFC), no invisible characters, single spaces. */
final class Whitespace {
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\s]]");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  private Whitespace() {}

  static String tidy(String raw) {
    if (isTidy(raw)) {
      return raw;
    }
    String visible = INVISIBLE.matcher(raw).replaceAll("");
    return Normalizer.normalize(
        SPACES.matcher(visible).replaceAll(" ").strip(), Normalizer.Form.NFC);
  }

  /** Most values are printable ASCII with single spaces, which needs a look and no work. */
  private static boolean isTidy(String raw) {
    boolean space = true;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c < ' ' || c > '~' || (c == ' ' && space)) {
        return false;
      }
      space = c == ' ';
    }
    return !space || raw.isEmpty();
  }
}
