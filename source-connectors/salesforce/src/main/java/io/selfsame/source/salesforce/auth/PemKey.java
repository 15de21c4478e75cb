package io.selfsame.source.salesforce.auth;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an RSA private key in PEM form, PKCS#8 ({@code BEGIN PRIVATE KEY}) or PKCS#1 ({@code BEGIN
 * RSA PRIVATE KEY}), with line breaks, escaped line breaks or none.
 */
public final class PemKey {
  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN (RSA )?PRIVATE KEY-----(.*)-----END (RSA )?PRIVATE KEY-----", Pattern.DOTALL);

  /** Version 0 and the algorithm identifier rsaEncryption (RFC 5208): what PKCS#8 puts in front. */
  private static final byte[] RSA_PREFIX =
      HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

  private static final int DER_SEQUENCE = 0x30;
  private static final int DER_OCTET_STRING = 0x04;

  private PemKey() {}

  /**
   * @throws IllegalArgumentException when the text is no such key; the message says what is wrong
   *     and nothing of the key
   */
  public static PrivateKey parse(String pem) {
    Matcher matcher = PEM.matcher(pem.replace("\\n", "\n").strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "expected an unencrypted RSA private key in PEM form (-----BEGIN PRIVATE KEY-----)");
    }
    try {
      byte[] der = Base64.getMimeDecoder().decode(matcher.group(2));
      byte[] pkcs8 = matcher.group(1) == null ? der : wrapped(der);
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (InvalidKeySpecException | IllegalArgumentException e) {
      throw new IllegalArgumentException("the PEM block does not hold an RSA private key", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime has no RSA", e);
    }
  }

  private static byte[] wrapped(byte[] pkcs1) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(RSA_PREFIX);
    content.writeBytes(element(DER_OCTET_STRING, pkcs1));
    return element(DER_SEQUENCE, content.toByteArray());
  }

  private static byte[] element(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < 0x80) {
      out.write(content.length);
    } else {
      byte[] length = BigInteger.valueOf(content.length).toByteArray();
      // DER wants the shortest form, BigInteger puts a zero before a set high bit.
      int from = length[0] == 0 ? 1 : 0;
      out.write(0x80 | length.length - from);
      out.write(length, from, length.length - from);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }
}
