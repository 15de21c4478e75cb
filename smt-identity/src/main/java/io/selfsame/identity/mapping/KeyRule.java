package io.selfsame.identity.mapping;

import java.util.regex.Pattern;

/**
 * One reading of a key field.
 *
 * @param type the match key's type
 * @param pattern what the raw value must match as a whole for this rule to apply
 * @param scope what the value is unique in: {@link #EVERYWHERE}, {@link #OWN_SOURCE} or the name of
 *     a source, which then precedes the value and a slash
 */
public record KeyRule(String type, KeyForm form, Pattern pattern, String scope) {
  static final Pattern ANYTHING = Pattern.compile("(?s).*");

  public static final String EVERYWHERE = "";

  /** For ids that two accounts of one vendor may both issue. */
  public static final String OWN_SOURCE = "$source";

  /** Whether this reading is meant for the raw value. */
  public boolean appliesTo(String raw) {
    return pattern == ANYTHING || pattern.matcher(raw).matches();
  }

  /** Whether its values are addresses or telephone numbers. */
  public boolean isContactPoint() {
    return form == KeyForm.EMAIL || form == KeyForm.PHONE;
  }

  /** Returns the key's value, qualified by its scope. */
  public String qualify(String value, String ownSource) {
    if (scope.equals(EVERYWHERE)) {
      return value;
    }
    return (scope.equals(OWN_SOURCE) ? ownSource : scope) + "/" + value;
  }
}
