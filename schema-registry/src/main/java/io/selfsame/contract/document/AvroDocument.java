package io.selfsame.contract.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Timestamp;

/**
 * A Connect schema as an Avro schema, by the conventions of the Avro converters: an optional type
 * is a union with null that defaults to null, names keep what Avro allows, a logical name of
 * Connect is the property {@code connect.name}.
 */
public final class AvroDocument {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A record type is written out where it is used first, and named from then on. */
  private final Set<String> defined = new HashSet<>();

  private AvroDocument() {}

  /**
   * @param schema of a struct
   */
  public static ObjectNode of(Schema schema) {
    return (ObjectNode) new AvroDocument().type(schema);
  }

  private JsonNode type(Schema schema) {
    return switch (schema.type()) {
      case INT8, INT16, INT32 -> integer(schema);
      case INT64 -> number(schema);
      case FLOAT32 -> TextNode.valueOf("float");
      case FLOAT64 -> TextNode.valueOf("double");
      case BOOLEAN -> TextNode.valueOf("boolean");
      case BYTES -> TextNode.valueOf("bytes");
      case STRING -> string(schema);
      case ARRAY ->
          JSON.createObjectNode().put("type", "array").set("items", field(schema.valueSchema()));
      case MAP ->
          JSON.createObjectNode().put("type", "map").set("values", field(schema.valueSchema()));
      case STRUCT -> record(schema);
    };
  }

  private static JsonNode integer(Schema schema) {
    return Date.LOGICAL_NAME.equals(schema.name())
        ? JSON.createObjectNode().put("type", "int").put("logicalType", "date")
        : TextNode.valueOf("int");
  }

  private static JsonNode number(Schema schema) {
    return Timestamp.LOGICAL_NAME.equals(schema.name())
        ? JSON.createObjectNode().put("type", "long").put("logicalType", "timestamp-millis")
        : TextNode.valueOf("long");
  }

  private static JsonNode string(Schema schema) {
    return schema.name() == null
        ? TextNode.valueOf("string")
        : JSON.createObjectNode().put("type", "string").put("connect.name", schema.name());
  }

  private JsonNode record(Schema schema) {
    int dot = schema.name().lastIndexOf('.');
    if (!defined.add(schema.name())) {
      return TextNode.valueOf(schema.name());
    }
    ObjectNode record = JSON.createObjectNode();
    record.put("type", "record");
    record.put("name", AvroName.of(schema.name().substring(dot + 1)));
    if (dot > 0) {
      record.put("namespace", schema.name().substring(0, dot));
    }
    ArrayNode fields = record.putArray("fields");
    Set<String> taken = new HashSet<>();
    for (Field field : schema.fields()) {
      ObjectNode entry = fields.addObject();
      entry.put("name", AvroName.unique(AvroName.of(field.name()), taken));
      entry.set("type", field(field.schema()));
      if (field.schema().isOptional()) {
        entry.putNull("default");
      }
    }
    if (schema.version() != null) {
      record.put("connect.version", schema.version());
    }
    return record;
  }

  private JsonNode field(Schema schema) {
    JsonNode type = type(schema);
    return schema.isOptional() ? JSON.createArrayNode().add("null").add(type) : type;
  }
}
