package io.selfsame.identity.mapping;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How the value of a key field is standardized; in documents in lower case. */
public enum KeyForm {
  EMAIL,
  PHONE,
  SALESFORCE_ID,
  /** An identifier as the system that issued it gives it, kept to the letter. */
  ISSUED_ID,
  /** An identifier that somebody entered: as above, but it may be a placeholder. */
  ENTERED_ID,
  /** A number that a person has on paper and somebody typed: separators and case do not count. */
  TYPED_ID;

  private static final Set<String> TYPED =
      Set.of("national_id", "passport", "drivers_license", "account_id");

  /** The form in use when a key rule names none: the one its key type suggests. */
  static KeyForm suggestedBy(String keyType) {
    if (keyType.endsWith("salesforce_id")) {
      return SALESFORCE_ID;
    }
    return of(keyType).orElse(TYPED.contains(keyType) ? TYPED_ID : ENTERED_ID);
  }

  static Optional<KeyForm> of(String documentName) {
    for (KeyForm form : values()) {
      if (form.name().toLowerCase(Locale.ROOT).equals(documentName)) {
        return Optional.of(form);
      }
    }
    return Optional.empty();
  }
}
