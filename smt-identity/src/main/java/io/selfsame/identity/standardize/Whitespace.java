package io.selfsame.identity.standardize;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Unicode composition (NFC), no invisible characters, single spaces. */
final class Whitespace {
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\s]]");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  private Whitespace() {}

  static String tidy(String raw) {
    String visible = INVISIBLE.matcher(raw).replaceAll("");
    return Normalizer.normalize(
        SPACES.matcher(visible).replaceAll(" ").strip(), Normalizer.Form.NFC);
  }
}
