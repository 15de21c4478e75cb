package io.selfsame.schema.path;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Short hashes. A sketch has 12 bits: one in 4096 values has the same, so it says nothing of a
 * person, yet several of them agree by chance hardly ever.
 */
final class Fingerprints {
  static final String ABSENT = "--";
  static final String DULL = "..";
  private static final String DIGITS =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_~";

  private Fingerprints() {}

  static String ofId(String id) {
    return encode(hash(id), 4);
  }

  static String ofToken(String token) {
    return encode(hash(token), 3);
  }

  /** Of a scalar; the values that half of all fields have are {@link #DULL}. */
  static String sketch(JsonNode value) {
    return isDull(value) ? DULL : encode(hash(value.asText()), 2);
  }

  static boolean isDull(JsonNode value) {
    String text = value.asText();
    return !value.isValueNode() || value.isNull() || value.isBoolean() || text.length() < 2;
  }

  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return (hash ^ (hash >>> 32)) * 0x9E3779B97F4A7C15L;
  }

  private static String encode(long hash, int characters) {
    StringBuilder text = new StringBuilder(characters);
    for (int i = 0; i < characters; i++) {
      text.append(DIGITS.charAt((int) (hash >>> (58 - 6 * i)) & 63));
    }
    return text.toString();
  }
}
