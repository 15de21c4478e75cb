package io.selfsame.identity.standardize;

import java.util.Set;

/**
 * Providers that deliver several spellings to one mailbox. Only where the provider documents it:
 * elsewhere {@code a.b@} and {@code ab@} may be two people.
 */
final class EmailAliases {
  private static final Set<String> GOOGLE = Set.of("gmail.com", "googlemail.com");
  private static final Set<String> PLUS_TAGS =
      Set.of(
          "outlook.com",
          "hotmail.com",
          "live.com",
          "icloud.com",
          "me.com",
          "mac.com",
          "fastmail.com",
          "proton.me",
          "protonmail.com",
          "pm.me");

  private EmailAliases() {}

  /** The one spelling of a mailbox; the local part may come out empty. */
  static String mailbox(String local, String domain) {
    if (GOOGLE.contains(domain)) {
      return withoutTag(local).replace(".", "") + "@gmail.com";
    }
    return (PLUS_TAGS.contains(domain) ? withoutTag(local) : local) + "@" + domain;
  }

  private static String withoutTag(String local) {
    int plus = local.indexOf('+');
    return plus < 0 ? local : local.substring(0, plus);
  }
}
