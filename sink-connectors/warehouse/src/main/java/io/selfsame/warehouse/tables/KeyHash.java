package io.selfsame.warehouse.tables;

import io.selfsame.resolution.Key;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 of a match key, in hexadecimal: the same for the same secret, and useless to anyone
 * who wants to try all telephone numbers without it. Not thread-safe.
 */
public final class KeyHash {
  private static final String ALGORITHM = "HmacSHA256";

  private final Mac mac;

  /**
   * @param secret of any length but empty
   */
  public KeyHash(String secret) {
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
    }
  }

  /** The hash of a key. */
  public String of(Key key) {
    return of(key.type() + '\0' + key.value());
  }

  /** A secret for another use, which tells nothing of this one. */
  public String derived(String use) {
    return of("derived\0" + use);
  }

  /** A hash that tells whether two warehouses have the same secret, and no more. */
  public String fingerprint() {
    return of("fingerprint");
  }

  private String of(String text) {
    return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }
}
