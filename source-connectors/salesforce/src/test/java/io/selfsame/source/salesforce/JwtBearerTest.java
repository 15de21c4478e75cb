package io.selfsame.source.salesforce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorStream;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JWT bearer flow against an org that verifies the signature. */
class JwtBearerTest {
  private static final String USER = "integration@example.com";
  private static final KeyPair KEY = newKey();

  /** What precedes the PKCS#1 key in the PKCS#8 form of a 2048 bit key. */
  private static final int PKCS8_HEADER = 26;

  private final Org org = new Org();

  @AfterEach
  void close() {
    org.close();
  }

  static List<String> forms() {
    byte[] pkcs8 = KEY.getPrivate().getEncoded();
    byte[] pkcs1 = Arrays.copyOfRange(pkcs8, PKCS8_HEADER, pkcs8.length);
    String lines = pem("PRIVATE KEY", pkcs8);
    return List.of(
        lines,
        pem("RSA PRIVATE KEY", pkcs1),
        lines.replace("\r\n", "\n"),
        lines.replace("\r\n", "\\n"),
        lines.replace("\r\n", ""));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aSignedAssertionOpensASessionWhateverTheFormOfTheKey(String pem) throws VendorException {
    org.salesforce.authorize(USER, KEY.getPublic());
    org.salesforce.upsert("Contact", Org.id(1), Org.fields().put("LastName", "One"));
    org.letTimePass();

    assertEquals(List.of(Org.id(1)), Org.ids(Org.pages(stream(pem), StreamPosition.start())));
  }

  @Test
  void anotherKeyIsRefusedOnItsSetting() throws VendorException {
    org.salesforce.authorize(USER, newKey().getPublic());
    VendorStream stream = stream(forms().get(0));

    VendorException refused =
        assertThrows(VendorException.class, () -> stream.read(StreamPosition.start()));

    assertEquals(VendorException.Kind.AUTH, refused.kind());
    assertEquals("salesforce.jwt.key", refused.setting().orElseThrow());
  }

  private VendorStream stream(String pem) throws VendorException {
    Map<String, String> settings = org.settings();
    settings.remove("salesforce.client.secret");
    settings.put("salesforce.username", USER);
    settings.put("salesforce.jwt.key", pem);
    return org.stream("Contact", settings);
  }

  private static String pem(String label, byte[] der) {
    return "-----BEGIN "
        + label
        + "-----\r\n"
        + Base64.getMimeEncoder().encodeToString(der)
        + "\r\n-----END "
        + label
        + "-----\r\n";
  }

  private static KeyPair newKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime has no RSA", e);
    }
  }
}
