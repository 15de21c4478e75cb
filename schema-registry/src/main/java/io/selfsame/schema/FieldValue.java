package io.selfsame.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * JSON values as Connect values of a {@link FieldType}, without loss: a value that a type cannot
 * hold exactly does not fit it. Null never gets here.
 */
public final class FieldValue {
  /** Beyond this many digits left or right of the point, plain notation would be a bomb. */
  private static final int LONGEST_PLAIN_SCALE = 400;

  /** ISO 8601 with any offset; vendors also write {@code +0000} without a colon. */
  private static final DateTimeFormatter INSTANT =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX]")
          .toFormatter(Locale.ROOT);

  private FieldValue() {}

  /** The narrowest type of a value, by its JSON form alone: text is never looked into. */
  public static FieldType infer(JsonNode value) {
    return switch (value.getNodeType()) {
      case BOOLEAN -> FieldType.BOOLEAN;
      case NUMBER -> isInt64(value) ? FieldType.INT64 : FieldType.DECIMAL;
      case STRING -> FieldType.STRING;
      default -> FieldType.JSON;
    };
  }

  /** Whether a type holds a value exactly. */
  public static boolean fits(FieldType type, JsonNode value) {
    return convert(type, value).isPresent();
  }

  /**
   * Converts a value.
   *
   * @return the Connect value, or empty when the type cannot hold it exactly
   */
  public static Optional<Object> convert(FieldType type, JsonNode value) {
    return switch (type) {
      case BOOLEAN -> only(value.isBoolean(), value::booleanValue);
      case INT64 -> only(isInt64(value), value::longValue);
      case DOUBLE -> only(isDouble(value), value::doubleValue);
      case DECIMAL -> only(value.isNumber(), () -> digits(value));
      case STRING -> only(value.isValueNode(), () -> text(value));
      case DATE -> value.isTextual() ? date(value.textValue()) : Optional.empty();
      case TIMESTAMP -> value.isTextual() ? timestamp(value.textValue()) : Optional.empty();
      case JSON -> Optional.of(value.toString());
    };
  }

  private static Optional<Object> only(boolean fits, Supplier<?> value) {
    return fits ? Optional.of(value.get()) : Optional.empty();
  }

  private static boolean isInt64(JsonNode value) {
    return value.isIntegralNumber() && value.canConvertToLong();
  }

  private static boolean isDouble(JsonNode value) {
    if (!value.isNumber()) {
      return false;
    }
    double nearest = value.doubleValue();
    return !Double.isInfinite(nearest)
        && !Double.isNaN(nearest)
        && new BigDecimal(Double.toString(nearest)).compareTo(value.decimalValue()) == 0;
  }

  private static String text(JsonNode value) {
    return value.isNumber() ? digits(value) : value.asText();
  }

  private static String digits(JsonNode number) {
    BigDecimal value = number.decimalValue();
    boolean plain = Math.abs((long) value.scale()) <= LONGEST_PLAIN_SCALE;
    return plain ? value.toPlainString() : value.toString();
  }

  private static Optional<Object> date(String text) {
    try {
      LocalDate day = LocalDate.parse(text);
      return Optional.of(Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A time finer than a millisecond does not fit: it would come out another time. */
  private static Optional<Object> timestamp(String text) {
    try {
      Instant instant = OffsetDateTime.parse(text, INSTANT).toInstant();
      return instant.equals(instant.truncatedTo(ChronoUnit.MILLIS))
          ? Optional.of(Date.from(instant))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
