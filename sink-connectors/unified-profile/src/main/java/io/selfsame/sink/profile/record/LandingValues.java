package io.selfsame.sink.profile.record;

import io.selfsame.contract.JsonText;
import io.selfsame.contract.SourceRecordField;
import io.selfsame.sink.profile.record.RecordFields.SchemaValue;
import io.selfsame.warehouse.landing.LandingColumn;
import io.selfsame.warehouse.landing.LandingType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;

/** The vendor's own fields as landing columns and values; nested ones become JSON text. */
final class LandingValues {
  private LandingValues() {}

  static Map<LandingColumn, Object> of(RecordFields fields) {
    Map<LandingColumn, Object> values = new HashMap<>();
    fields.forEach(
        (name, value) -> {
          if (!SourceRecordField.isMetadata(name)) {
            put(values, name, value);
          }
        });
    return values;
  }

  private static void put(Map<LandingColumn, Object> values, String field, SchemaValue given) {
    Object value = given.value();
    if (value instanceof String text) {
      boolean json = given.schema().filter(JsonText::isJson).isPresent();
      values.put(new LandingColumn(field, json ? LandingType.JSON : LandingType.TEXT), text);
    } else if (value instanceof Boolean) {
      values.put(new LandingColumn(field, LandingType.BOOLEAN), value);
    } else if (value instanceof Number number) {
      putNumber(values, field, number);
    } else if (value instanceof Date date) {
      putDate(values, field, date, given.schema().map(Schema::name).orElse(""));
    } else if (value instanceof Struct || value instanceof Map || value instanceof List) {
      values.put(new LandingColumn(field, LandingType.JSON), NestedJson.of(value));
    } else {
      values.put(new LandingColumn(field, LandingType.TEXT), text(value));
    }
  }

  private static void putNumber(Map<LandingColumn, Object> values, String field, Number number) {
    if (number instanceof BigDecimal decimal) {
      values.put(new LandingColumn(field, LandingType.DECIMAL), decimal);
    } else if (number instanceof BigInteger integer) {
      values.put(new LandingColumn(field, LandingType.DECIMAL), new BigDecimal(integer));
    } else if (number instanceof Double || number instanceof Float) {
      values.put(new LandingColumn(field, LandingType.DOUBLE), number.doubleValue());
    } else {
      values.put(new LandingColumn(field, LandingType.BIGINT), number.longValue());
    }
  }

  private static void putDate(
      Map<LandingColumn, Object> values, String field, Date date, String logicalName) {
    if (org.apache.kafka.connect.data.Date.LOGICAL_NAME.equals(logicalName)) {
      values.put(
          new LandingColumn(field, LandingType.DATE),
          date.toInstant().atOffset(ZoneOffset.UTC).toLocalDate());
    } else if (Time.LOGICAL_NAME.equals(logicalName)) {
      values.put(
          new LandingColumn(field, LandingType.TEXT),
          date.toInstant().atOffset(ZoneOffset.UTC).toLocalTime().toString());
    } else {
      values.put(new LandingColumn(field, LandingType.TIMESTAMP), date.toInstant());
    }
  }

  static String text(Object value) {
    if (value instanceof byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes);
    }
    if (value instanceof ByteBuffer buffer) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.duplicate().get(bytes);
      return Base64.getEncoder().encodeToString(bytes);
    }
    return value.toString();
  }
}
