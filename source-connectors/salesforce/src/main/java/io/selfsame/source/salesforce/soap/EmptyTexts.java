package io.selfsame.source.salesforce.soap;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Carries empty texts through the client library, whose rows know no difference between an element
 * that is empty and one that is nil: an empty element gets a text no vendor sends.
 */
final class EmptyTexts {
  private static final String MARK = "\uE000selfsame:empty\uE000";
  private static final Pattern EMPTY = Pattern.compile("<(sf:[A-Za-z0-9_]{1,80})></\\1>");

  private EmptyTexts() {}

  /** Marks the empty elements of an answer's rows. */
  static byte[] mark(byte[] envelope) {
    String text = new String(envelope, StandardCharsets.UTF_8);
    Matcher matcher = EMPTY.matcher(text);
    return matcher.find()
        ? matcher.replaceAll("<$1>" + MARK + "</$1>").getBytes(StandardCharsets.UTF_8)
        : envelope;
  }

  /** Takes the mark off a value. */
  static Object unmark(Object value) {
    return MARK.equals(value) ? "" : value;
  }
}
