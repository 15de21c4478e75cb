package io.selfsame.identity.standardize;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Salesforce record ids in their 18 character form. The last three characters say which of the
 * first fifteen are upper case, five each: the form survives systems that ignore case, and an id
 * that lost its case is restored.
 */
public final class SalesforceIdStandardizer implements Standardizer {
  private static final String CHECKSUM = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
  private static final int SHORT = 15;
  private static final int LONG = 18;
  private static final int GROUP = 5;
  private static final Pattern ALPHANUMERIC = Pattern.compile("[0-9A-Za-z]+");

  @Override
  public Standardized standardize(String raw) {
    String id = raw.strip();
    return longForm(id)
        .map(key -> Standardized.valid(key, key))
        .orElseGet(() -> Standardized.invalid(raw));
  }

  private static Optional<String> longForm(String id) {
    if (!ALPHANUMERIC.matcher(id).matches()) {
      return Optional.empty();
    }
    if (id.length() == SHORT) {
      return Optional.of(id + checksum(id));
    }
    return id.length() == LONG ? checked(id) : Optional.empty();
  }

  private static Optional<String> checked(String id) {
    String base = restoreCase(id.substring(0, SHORT), id.substring(SHORT).toUpperCase(Locale.ROOT));
    String restored = base + checksum(base);
    boolean caseWasLost =
        id.equals(id.toLowerCase(Locale.ROOT)) || id.equals(id.toUpperCase(Locale.ROOT));
    boolean same = caseWasLost ? restored.equalsIgnoreCase(id) : restored.equals(id);
    return same ? Optional.of(restored) : Optional.empty();
  }

  private static String restoreCase(String base, String checksum) {
    StringBuilder restored = new StringBuilder(SHORT);
    for (int i = 0; i < SHORT; i++) {
      int bits = CHECKSUM.indexOf(checksum.charAt(i / GROUP));
      boolean upper = bits >= 0 && (bits >> (i % GROUP) & 1) == 1;
      char c = base.charAt(i);
      restored.append(upper ? Character.toUpperCase(c) : Character.toLowerCase(c));
    }
    return restored.toString();
  }

  private static String checksum(String base) {
    StringBuilder checksum = new StringBuilder(LONG - SHORT);
    for (int group = 0; group < SHORT; group += GROUP) {
      int bits = 0;
      for (int i = 0; i < GROUP; i++) {
        char c = base.charAt(group + i);
        bits |= c >= 'A' && c <= 'Z' ? 1 << i : 0;
      }
      checksum.append(CHECKSUM.charAt(bits));
    }
    return checksum.toString();
  }
}
