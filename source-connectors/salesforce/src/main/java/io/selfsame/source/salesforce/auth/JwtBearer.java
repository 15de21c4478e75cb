package io.selfsame.source.salesforce.auth;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.source.polling.vendor.VendorException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/**
 * The JWT bearer grant (RFC 7523): an assertion signed with the private key whose certificate the
 * connected app holds.
 *
 * @param audience the login host the assertion is meant for
 */
public record JwtBearer(
    String clientId, String username, PrivateKey key, String audience, Clock clock)
    implements Grant {

  /** Salesforce takes at most five minutes; less leaves room for clocks that differ. */
  private static final Duration VALIDITY = Duration.ofMinutes(3);

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  @Override
  public Map<String, String> form() throws VendorException {
    return Map.of(
        "grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion", assertion());
  }

  @Override
  public String credentialSetting() {
    return "salesforce.jwt.key";
  }

  @Override
  public String remedy() {
    return "Check that the connected app holds the certificate of this key, that"
        + " 'salesforce.username' is pre-authorized for the app, and the worker's clock.";
  }

  @Override
  public String toString() {
    return "JwtBearer[hidden]";
  }

  private String assertion() throws VendorException {
    ObjectNode header = JsonNodeFactory.instance.objectNode().put("alg", "RS256");
    ObjectNode claims =
        JsonNodeFactory.instance
            .objectNode()
            .put("iss", clientId)
            .put("sub", username)
            .put("aud", audience)
            .put("exp", clock.instant().plus(VALIDITY).getEpochSecond());
    String signed = base64(header.toString()) + '.' + base64(claims.toString());
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + '.' + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw VendorException.config(
          e.getClass().getSimpleName(),
          "the JWT bearer assertion could not be signed",
          credentialSetting(),
          "Use an RSA private key of at least 2048 bits.");
    }
  }

  private static String base64(String json) {
    return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
