package io.selfsame.identity.record;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import org.apache.kafka.connect.data.Schema;

/** Types that other connectors have beside Connect's own. */
final class ForeignTypes {
  private static final String DEBEZIUM_DATE = "io.debezium.time.Date";

  private ForeignTypes() {}

  /** A date given as days since 1970 becomes a Date; all else stays as it is, null too. */
  static Object decode(Schema schema, Object value) {
    return value instanceof Integer days && DEBEZIUM_DATE.equals(schema.name())
        ? Date.from(LocalDate.ofEpochDay(days).atStartOfDay(ZoneOffset.UTC).toInstant())
        : value;
  }
}
