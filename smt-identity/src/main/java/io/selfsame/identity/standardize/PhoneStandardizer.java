package io.selfsame.identity.standardize;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Phone numbers in E.164. The key has no extension. A number of the right length that no operator
 * has assigned keeps a key, as doubtful: two systems that hold the same odd number hold it of the
 * same person. Placeholders, numbers without area code and numbers that only companies have do not.
 */
public final class PhoneStandardizer {
  private static final int FEWEST_DIGITS_OF_AN_UNASSIGNED_NUMBER = 4;
  private static final int LONGEST_PLAIN = 24;
  private static final int NANP_DIGITS = 10;
  private static final long NANP_AREA = 10_000_000L;
  private static final long NANP_FIRST = 2_000_000_000L;
  private static final long NANP_TRUNK = 10_000_000_000L;
  private static final Pattern NANP_NATIONAL = Pattern.compile("[2-9][0-9]{9}");
  private static final Pattern INTERNATIONAL_BY_ZEROS = Pattern.compile("\\s*00(?=[\\s(]*[1-9])");
  private static final Set<PhoneNumberType> OF_COMPANIES =
      EnumSet.of(
          PhoneNumberType.TOLL_FREE,
          PhoneNumberType.PREMIUM_RATE,
          PhoneNumberType.SHARED_COST,
          PhoneNumberType.UAN);

  private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
  private final Placeholders placeholders;

  public PhoneStandardizer(Placeholders placeholders) {
    this.placeholders = placeholders;
  }

  /** Whether national numbers of this ISO 3166-1 alpha-2 region can be read. */
  public static boolean knows(String region) {
    return PhoneNumberUtil.getInstance().getSupportedRegions().contains(region);
  }

  /**
   * Standardizes a number.
   *
   * @param region ISO 3166-1 alpha-2 country whose national format is assumed where the number does
   *     not name one; an unknown region reads international numbers only
   */
  public Standardized standardize(String raw, String region) {
    return northAmerican(raw, region)
        .or(() -> parse(raw, region))
        .or(() -> parse(INTERNATIONAL_BY_ZEROS.matcher(raw).replaceFirst("+"), region))
        .map(number -> judge(number, raw))
        .orElseGet(() -> Standardized.invalid(raw));
  }

  /**
   * Ten plain digits in North America, or eleven with its 1, which the library would read the same
   * at ten times the cost.
   */
  private static Optional<PhoneNumber> northAmerican(String raw, String region) {
    boolean international = raw.startsWith("+1");
    if (raw.length() > LONGEST_PLAIN || !(international || region.equals("US"))) {
      return Optional.empty();
    }
    long digits = 0;
    int count = 0;
    for (int i = international ? 2 : 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c >= '0' && c <= '9') {
        digits = digits * 10 + (c - '0');
        count++;
      } else if (c != ' ' && c != '-' && c != '.' && c != '(' && c != ')') {
        return Optional.empty();
      }
    }
    long national = count == NANP_DIGITS + 1 && !international ? digits - NANP_TRUNK : digits;
    boolean plain =
        (count == NANP_DIGITS || (count == NANP_DIGITS + 1 && !international))
            && national >= NANP_FIRST
            && national < NANP_TRUNK;
    return plain
        ? Optional.of(new PhoneNumber().setCountryCode(1).setNationalNumber(national))
        : Optional.empty();
  }

  /** Outside 8xx, 5xx and 900 no North American number is one that only companies have. */
  private PhoneNumberType type(PhoneNumber number) {
    if (number.getCountryCode() == 1) {
      long area = number.getNationalNumber() / NANP_AREA;
      boolean ordinary = area / 100 != 8 && area / 100 != 5 && area != 900;
      if (ordinary && numbers.isValidNumberForRegion(number, "US")) {
        return PhoneNumberType.FIXED_LINE_OR_MOBILE;
      }
    }
    return numbers.getNumberType(number);
  }

  private Optional<PhoneNumber> parse(String text, String region) {
    try {
      PhoneNumber number = numbers.parse(text, region);
      ValidationResult length = numbers.isPossibleNumberWithReason(number);
      return length == ValidationResult.IS_POSSIBLE ? Optional.of(number) : Optional.empty();
    } catch (NumberParseException notANumber) {
      // The library's only way to say so; its message quotes the text and must not travel.
      return Optional.empty();
    }
  }

  private Standardized judge(PhoneNumber number, String raw) {
    String key = e164(number);
    String display = number.getExtension().isEmpty() ? key : key + ";ext=" + number.getExtension();
    PhoneNumberType type = type(number);
    boolean assigned = type != PhoneNumberType.UNKNOWN;
    if (isPlaceholder(number, key, assigned)) {
      return Standardized.invalid(raw);
    }
    if (OF_COMPANIES.contains(type)) {
      return Standardized.suspect(display);
    }
    return assigned ? Standardized.valid(display, key) : Standardized.doubtful(display, key);
  }

  private String e164(PhoneNumber number) {
    if (number.getCountryCode() == 1 && number.getNationalNumber() >= NANP_FIRST) {
      return "+1" + number.getNationalNumber();
    }
    PhoneNumber bare = new PhoneNumber().mergeFrom(number).clearExtension();
    return numbers.format(bare, PhoneNumberFormat.E164);
  }

  private boolean isPlaceholder(PhoneNumber number, String e164, boolean assigned) {
    if (placeholders.contains(PlaceholderKind.PHONE, e164)) {
      return true;
    }
    String national = numbers.getNationalSignificantNumber(number);
    if (national.chars().distinct().count() == 1 || isSequence(national)) {
      return true;
    }
    return !assigned
        && (national.chars().distinct().count() < FEWEST_DIGITS_OF_AN_UNASSIGNED_NUMBER
            || (number.getCountryCode() == 1 && !NANP_NATIONAL.matcher(national).matches()));
  }

  private static boolean isSequence(String national) {
    return "012345678901234567890".contains(national) || "98765432109876543210".contains(national);
  }
}
