package io.selfsame.source.polling.http;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A token a vendor issued. Its text form shows nothing of it.
 *
 * @param value the secret
 * @param expiresAt when it stops working, if the vendor said so
 * @param attributes what came with it (for example {@code instance_url}); no secrets
 */
public record AccessToken(
    String value, Optional<Instant> expiresAt, Map<String, String> attributes) {
  public AccessToken {
    Objects.requireNonNull(expiresAt, "expiresAt");
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException("access token without a value");
    }
    attributes = Map.copyOf(attributes);
  }

  @Override
  public String toString() {
    return "AccessToken[hidden]";
  }
}
