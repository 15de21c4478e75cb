package io.selfsame.identity.envelope;

import io.selfsame.contract.ComparisonAttribute;
import io.selfsame.contract.IdentityEnvelope;
import io.selfsame.contract.MatchKey;
import io.selfsame.contract.PersonAttribute;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Replaces match keys, blocking keys and what could be turned back into them by keyed hashes
 * (HMAC-SHA-256 of type, a zero byte and value, in base64url). Equal values stay equal, so whoever
 * has not the secret can still match by them, and learns nothing but that. Contact points and typed
 * numbers leave the person's attributes. Confined to one thread.
 */
public final class KeySeal {
  private static final String ALGORITHM = "HmacSHA256";

  /** Marks a hash, so that nobody takes it for an address that failed to be standardized. */
  private static final String PREFIX = "hmac.";

  private static final int FINGERPRINT_CHARACTERS = 12;
  private static final Set<PersonAttribute> SECRET =
      EnumSet.of(
          PersonAttribute.EMAIL,
          PersonAttribute.PHONE,
          PersonAttribute.NATIONAL_ID,
          PersonAttribute.PASSPORT,
          PersonAttribute.DRIVERS_LICENSE,
          PersonAttribute.ACCOUNT_ID);
  private static final Set<ComparisonAttribute> HASHED =
      EnumSet.of(
          ComparisonAttribute.EMAIL_LOCAL,
          ComparisonAttribute.EMAIL_DOMAIN,
          ComparisonAttribute.PHONE_NATIONAL,
          ComparisonAttribute.NATIONAL_ID,
          ComparisonAttribute.PASSPORT,
          ComparisonAttribute.DRIVERS_LICENSE,
          ComparisonAttribute.ACCOUNT_ID);
  private final Mac mac;

  public KeySeal(String secret) {
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
    }
  }

  /** Tells envelopes sealed under different secrets apart without telling the secret. */
  public String fingerprint() {
    return hash("fingerprint", "").substring(PREFIX.length(), FINGERPRINT_CHARACTERS);
  }

  IdentityEnvelope seal(IdentityEnvelope open) {
    Map<PersonAttribute, String> person = new EnumMap<>(PersonAttribute.class);
    person.putAll(open.person());
    person.keySet().removeAll(SECRET);
    Map<ComparisonAttribute, String> compare = new EnumMap<>(ComparisonAttribute.class);
    open.compare()
        .forEach(
            (form, value) ->
                compare.put(form, HASHED.contains(form) ? hash(form.fieldName(), value) : value));
    return new IdentityEnvelope(
        open.record(),
        open.operation(),
        open.entity(),
        open.createdAt(),
        open.changedAt(),
        person,
        open.keys().stream()
            .map(key -> new MatchKey(key.type(), hash(key.type(), key.value())))
            .toList(),
        open.blocking().stream().map(this::blocking).toList(),
        open.consents(),
        open.aliases(),
        open.rulesVersion(),
        open.belongs(),
        compare);
  }

  private String blocking(String key) {
    int colon = key.indexOf(':');
    String kind = key.substring(0, colon);
    return kind + ":" + hash("blocking " + kind, key.substring(colon + 1));
  }

  private String hash(String type, String value) {
    byte[] text = (type + '\0' + value).getBytes(StandardCharsets.UTF_8);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(text));
  }
}
