package io.selfsame.identity.standardize;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Set;

/** The calling codes of countries, none of which begins another. */
public final class CallingCodes {
  private static final int LONGEST = 3;
  private static final Set<Integer> CODES =
      Set.copyOf(PhoneNumberUtil.getInstance().getSupportedCallingCodes());

  private CallingCodes() {}

  /** The digits of an E.164 number after its calling code; all of them if it has none. */
  public static String national(String e164) {
    String digits = e164.startsWith("+") ? e164.substring(1) : e164;
    int code = 0;
    for (int i = 0; i < LONGEST && i < digits.length() - 1; i++) {
      code = code * 10 + Character.digit(digits.charAt(i), 10);
      if (CODES.contains(code)) {
        return digits.substring(i + 1);
      }
    }
    return digits;
  }
}
