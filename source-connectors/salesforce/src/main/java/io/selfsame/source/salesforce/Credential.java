package io.selfsame.source.salesforce;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.kafka.common.config.types.Password;

/** Tells credentials apart without keeping them. */
final class Credential {
  private Credential() {}

  /** A hash of everything a session depends on. */
  static String of(SalesforceSettings settings) {
    String all =
        String.join(
            "\n",
            settings.loginUrl(),
            settings.clientId(),
            secret(settings.clientSecret()),
            settings.username().orElse(""),
            secret(settings.jwtKey()),
            settings.jwtAudience().orElse(""),
            Integer.toString(settings.quotaPercent()),
            settings.sessionAge().toString());
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(all.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime has no SHA-256", e);
    }
  }

  private static String secret(Optional<Password> password) {
    return password.map(Password::value).orElse("");
  }
}
