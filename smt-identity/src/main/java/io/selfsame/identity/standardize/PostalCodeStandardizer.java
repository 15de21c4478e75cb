package io.selfsame.identity.standardize;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Postal codes in upper case, judged by their country's form. The comparison key has no spaces or
 * hyphens and, of a nine digit US code, only the five digits people remember. A US code that a
 * spreadsheet robbed of its leading zero gets it back.
 */
public final class PostalCodeStandardizer implements Standardizer {
  private static final int LONGEST = 16;
  private static final int ZIP = 5;
  private static final int DEFAULT_PREFIX = 3;
  private static final Pattern FORM = Pattern.compile("[A-Z0-9][A-Z0-9 -]*");
  private static final Pattern ZIP_PLUS_FOUR = Pattern.compile("[0-9]{5}-[0-9]{4}");
  private static final Pattern ONE_CHARACTER = Pattern.compile("(.)\\1*");

  /** Some write their country before the code: D-10115, A-1010. */
  private static final Pattern COUNTRY_BEFORE = Pattern.compile("[A-Z]{1,2}-(?=[0-9]{4})");

  private final Map<String, Form> forms = new HashMap<>();

  private record Form(Pattern pattern, int prefix) {}

  public PostalCodeStandardizer() {
    for (String line : ResourceLines.read("postal-codes.txt")) {
      int end = line.lastIndexOf(';');
      forms.put(
          line.substring(0, 2),
          new Form(
              Pattern.compile(line.substring(3, end)), Integer.parseInt(line.substring(end + 1))));
    }
  }

  @Override
  public Standardized standardize(String raw) {
    return standardize(raw, "");
  }

  /**
   * Standardizes a code.
   *
   * @param country ISO 3166-1 alpha-2, empty if unknown
   */
  public Standardized standardize(String raw, String country) {
    String code = Whitespace.tidy(raw).toUpperCase(Locale.ROOT);
    if (code.length() > LONGEST || !FORM.matcher(code).matches()) {
      return Standardized.invalid(raw);
    }
    boolean zip = ZIP_PLUS_FOUR.matcher(code).matches();
    String key = zip ? code.substring(0, ZIP) : bare(code);
    if (country.equals("US")
        && key.length() == ZIP - 1
        && key.chars().allMatch(Character::isDigit)) {
      return Standardized.doubtful(code, "0" + key);
    }
    if ("12345".equals(key) || ONE_CHARACTER.matcher(key).matches()) {
      return Standardized.suspect(code);
    }
    Form form = forms.get(country);
    return form == null || form.pattern.matcher(key).matches()
        ? Standardized.valid(
            code, country.equals("US") && key.length() > ZIP ? key.substring(0, ZIP) : key)
        : Standardized.doubtful(code, key);
  }

  /** The beginning of a key that names the region of delivery. */
  public String prefix(String key, String country) {
    Form form = forms.get(country);
    int length = form == null ? DEFAULT_PREFIX : form.prefix;
    int end = length < 0 ? key.length() + length : length;
    return key.substring(0, Math.max(1, Math.min(end, key.length())));
  }

  private static String bare(String code) {
    String digits = COUNTRY_BEFORE.matcher(code).replaceFirst("");
    return digits.indexOf(' ') < 0 && digits.indexOf('-') < 0
        ? digits
        : digits.replace(" ", "").replace("-", "");
  }
}
