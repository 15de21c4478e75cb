package io.selfsame.identity.standardize;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Postal codes in upper case. The comparison key has no spaces or hyphens and, of a nine digit US
 * code, only the five digits people remember.
 */
public final class PostalCodeStandardizer implements Standardizer {
  private static final int LONGEST = 16;
  private static final Pattern FORM = Pattern.compile("[A-Z0-9][A-Z0-9 -]*");
  private static final Pattern ZIP_PLUS_FOUR = Pattern.compile("([0-9]{5})-[0-9]{4}");
  private static final Pattern SEPARATORS = Pattern.compile("[ -]");
  private static final Pattern ONE_CHARACTER = Pattern.compile("(.)\\1*");

  @Override
  public Standardized standardize(String raw) {
    String code = Whitespace.tidy(raw).toUpperCase(Locale.ROOT);
    if (code.length() > LONGEST || !FORM.matcher(code).matches()) {
      return Standardized.invalid(raw);
    }
    Matcher zip = ZIP_PLUS_FOUR.matcher(code);
    String key = zip.matches() ? zip.group(1) : SEPARATORS.matcher(code).replaceAll("");
    return "12345".equals(key) || ONE_CHARACTER.matcher(key).matches()
        ? Standardized.suspect(code)
        : Standardized.valid(code, key);
  }
}
