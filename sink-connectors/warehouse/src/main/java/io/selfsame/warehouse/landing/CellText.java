package io.selfsame.warehouse.landing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The text form of values, the same for a typed column and for one widened to text. */
final class CellText {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private CellText() {}

  static String of(Object value) {
    if (value instanceof Instant instant) {
      return TIMESTAMP.format(instant);
    }
    String text = value.toString();
    // PostgreSQL stores no NUL, neither as a character nor escaped in JSON.
    return text.indexOf('\0') >= 0 || text.contains("\\u0000")
        ? text.replace('\0', '\uFFFD').replace("\\u0000", "\\ufffd")
        : text;
  }
}
