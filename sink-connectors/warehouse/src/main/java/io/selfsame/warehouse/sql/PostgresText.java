package io.selfsame.warehouse.sql;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How PostgreSQL reads values as text, in arrays and in COPY. */
final class PostgresText {
  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private PostgresText() {}

  static String of(Object value) {
    return value instanceof Instant instant ? MICROSECONDS.format(instant) : value.toString();
  }

  /** Appends a field of COPY's text format. */
  static void appendCopyField(StringBuilder out, Object value) {
    if (value == null) {
      out.append("\\N");
      return;
    }
    String text = of(value);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> out.append("\\\\");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        default -> out.append(c);
      }
    }
  }
}
