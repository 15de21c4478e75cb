package io.selfsame.source.salesforce.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sforce.ws.bind.XmlObject;
import io.selfsame.schema.FieldType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Calendar;
import java.util.Iterator;
import java.util.Optional;

/**
 * Reads one value of a row. Values arrive as text unless the wire names a type; text that does not
 * read as its described type stays the text it is, so that nothing is lost or guessed.
 */
final class FieldValue {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** ISO-8601 with the offset as {@code Z}, {@code +00:00} or {@code +0000}. */
  private static final DateTimeFormatter INSTANT =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX]")
          .toFormatter();

  private FieldValue() {}

  static JsonNode read(Object value, FieldType type) {
    if (value == null) {
      return NODES.nullNode();
    }
    if (value instanceof XmlObject nested) {
      return nested(nested);
    }
    if (value instanceof ContainerNode<?> nested) {
      return nested;
    }
    String text = text(value);
    return switch (type) {
      case BOOLEAN -> truth(text);
      case INT64 -> whole(text);
      case DOUBLE, DECIMAL -> number(text);
      default -> NODES.textNode(text);
    };
  }

  static boolean isTrue(Object value) {
    return value != null && text(value).equals("true");
  }

  static Optional<Instant> instant(Object value) {
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof Calendar calendar) {
      return Optional.of(calendar.toInstant());
    }
    try {
      return Optional.of(OffsetDateTime.parse(text(value), INSTANT).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The value as text; empty for none. */
  static String text(Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Calendar calendar) {
      return calendar.toInstant().toString();
    }
    return value instanceof JsonNode node ? node.asText() : value.toString();
  }

  private static JsonNode truth(String text) {
    return switch (text) {
      case "true" -> NODES.booleanNode(true);
      case "false" -> NODES.booleanNode(false);
      default -> NODES.textNode(text);
    };
  }

  /** SOAP and bulk results write whole numbers with a fraction of zero. */
  private static JsonNode whole(String text) {
    try {
      return NODES.numberNode(new BigDecimal(text).longValueExact());
    } catch (ArithmeticException | NumberFormatException e) {
      return number(text);
    }
  }

  private static JsonNode number(String text) {
    try {
      return DecimalNode.valueOf(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return NODES.textNode(text);
    }
  }

  private static ObjectNode nested(XmlObject value) {
    ObjectNode node = NODES.objectNode();
    for (Iterator<XmlObject> children = value.getChildren(); children.hasNext(); ) {
      XmlObject child = children.next();
      node.set(
          child.getName().getLocalPart(),
          child.hasChildren() ? nested(child) : read(child.getValue(), FieldType.STRING));
    }
    return node;
  }
}
