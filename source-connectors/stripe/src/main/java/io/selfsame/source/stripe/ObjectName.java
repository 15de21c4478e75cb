package io.selfsame.source.stripe;

import io.selfsame.source.stripe.stream.StripeObject;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An object as users name it: {@code customers}, or {@code customers@acct_1} of one connected
 * account; both halves may be patterns ({@code *}, {@code ?}) that the polling core resolves.
 *
 * @param path what follows {@code /v1/}
 * @param account the connected account; empty for those the accounts setting says
 */
record ObjectName(String path, Optional<String> account) {
  private static final Pattern ACCOUNT = Pattern.compile("acct_[A-Za-z0-9_]+");
  private static final Pattern PATTERN = Pattern.compile("[*?]");
  private static final Pattern PATTERN_PATH = Pattern.compile("[a-z_*?]+(/[a-z_*?]+)?");
  private static final Pattern PATTERN_ACCOUNT = Pattern.compile("[A-Za-z0-9_*?]+");

  static ObjectName parse(String name) {
    int at = name.indexOf('@');
    return at < 0
        ? new ObjectName(name, Optional.empty())
        : new ObjectName(name.substring(0, at), Optional.of(name.substring(at + 1)));
  }

  static boolean isAccount(String id) {
    return ACCOUNT.matcher(id).matches();
  }

  /** Whether it stands for objects not known yet. */
  boolean isPattern() {
    return hasPattern(path) || isOfAnyAccount();
  }

  /** Whether it stands for accounts not known yet. */
  boolean isOfAnyAccount() {
    return account.map(ObjectName::hasPattern).orElse(false);
  }

  /** Whether it could be the name of something. */
  boolean isPossible() {
    boolean known = hasPattern(path) ? PATTERN_PATH.matcher(path).matches() : isPath(path);
    return known
        && account
            .map(id -> hasPattern(id) ? PATTERN_ACCOUNT.matcher(id).matches() : isAccount(id))
            .orElse(true);
  }

  private static boolean isPath(String path) {
    return StripeObject.isPossible(path);
  }

  private static boolean hasPattern(String text) {
    return PATTERN.matcher(text).find();
  }
}
