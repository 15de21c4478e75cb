package io.selfsame.identity.standardize;

import java.util.Locale;
import java.util.Optional;

/** What a placeholder stands in for; on file in lower case with a hyphen. */
public enum PlaceholderKind {
  EMAIL,
  EMAIL_LOCAL,
  EMAIL_DOMAIN,
  /** A mailbox of a function, such as sales: it reaches a team, not a person. */
  ROLE,
  PHONE,
  ID,
  DATE,
  NAME,
  /** In any attribute. */
  TEXT;

  private final String fileName = name().toLowerCase(Locale.ROOT).replace('_', '-');

  static Optional<PlaceholderKind> ofFile(String fileName) {
    for (PlaceholderKind kind : values()) {
      if (kind.fileName.equals(fileName)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
