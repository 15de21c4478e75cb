package io.selfsame.identity.record;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;

/** Simple values as text. Dates and times come out in ISO 8601, UTC. */
final class ValueText {
  private ValueText() {}

  /** Returns the text, or empty for anything that is not a simple value. */
  static Optional<String> of(Object value) {
    if (value instanceof CharSequence || value instanceof Boolean) {
      return Optional.of(value.toString());
    }
    if (value instanceof BigDecimal decimal) {
      return Optional.of(plain(decimal));
    }
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      return Optional.of(
          Double.isFinite(number) ? plain(BigDecimal.valueOf(number)) : value.toString());
    }
    if (value instanceof Number) {
      return Optional.of(value.toString());
    }
    return value instanceof Date date ? Optional.of(iso(date.toInstant())) : Optional.empty();
  }

  /** An id that travelled as a floating number must not gain a decimal point. */
  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static String iso(Instant instant) {
    boolean midnight = instant.atOffset(ZoneOffset.UTC).toLocalTime().equals(LocalTime.MIDNIGHT);
    return midnight
        ? instant.atOffset(ZoneOffset.UTC).toLocalDate().toString()
        : instant.toString();
  }
}
