package io.selfsame.schema.path;

/**
 * Text that looks like a value of an enumeration ({@code charge_automatically}, {@code USD}):
 * short, of letters in one case, with hardly a digit. Names, addresses, numbers and ids of people
 * do not.
 */
final class EnumerationToken {
  private static final int LONGEST = 32;
  private static final int MOST_DIGITS = 2;

  private EnumerationToken() {}

  static boolean is(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return false;
    }
    int digits = 0;
    boolean lower = false;
    boolean upper = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      lower |= c >= 'a' && c <= 'z';
      upper |= c >= 'A' && c <= 'Z';
      digits += c >= '0' && c <= '9' ? 1 : 0;
      boolean allowed = (Character.isLetterOrDigit(c) && c < 128) || c == '_' || c == '-';
      if (!allowed) {
        return false;
      }
    }
    return lower != upper && digits <= MOST_DIGITS;
  }
}
