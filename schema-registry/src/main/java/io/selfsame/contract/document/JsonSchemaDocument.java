package io.selfsame.contract.document;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Timestamp;

/**
 * A Connect schema as a JSON Schema of what Connect's JsonConverter writes without schemas: times
 * are milliseconds, days are counted from 1970, an optional field may be null or missing. Further
 * properties are allowed.
 */
public final class JsonSchemaDocument {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonSchemaDocument() {}

  /**
   * @param schema of a struct
   */
  public static ObjectNode of(Schema schema) {
    ObjectNode root = JSON.createObjectNode();
    root.put("$schema", "http://json-schema.org/draft-07/schema#");
    root.put("title", schema.name());
    if (schema.version() != null) {
      root.put("x-connect-version", schema.version());
    }
    root.setAll(type(schema));
    return root;
  }

  private static ObjectNode type(Schema schema) {
    ObjectNode type = JSON.createObjectNode();
    String name = name(schema.type());
    if (schema.isOptional()) {
      type.putArray("type").add(name).add("null");
    } else {
      type.put("type", name);
    }
    describe(schema, type);
    switch (schema.type()) {
      case ARRAY -> type.set("items", type(schema.valueSchema()));
      case MAP -> type.set("additionalProperties", type(schema.valueSchema()));
      case STRUCT -> properties(schema, type);
      default -> {}
    }
    return type;
  }

  private static void describe(Schema schema, ObjectNode type) {
    if (Timestamp.LOGICAL_NAME.equals(schema.name())) {
      type.put("description", "milliseconds since 1970-01-01T00:00:00Z");
    } else if (Date.LOGICAL_NAME.equals(schema.name())) {
      type.put("description", "days since 1970-01-01");
    } else if (schema.name() != null && schema.type() == Schema.Type.STRING) {
      type.put("description", schema.name());
    }
  }

  private static void properties(Schema schema, ObjectNode type) {
    ObjectNode properties = type.putObject("properties");
    ArrayNode required = JSON.createArrayNode();
    for (Field field : schema.fields()) {
      properties.set(field.name(), type(field.schema()));
      if (!field.schema().isOptional()) {
        required.add(field.name());
      }
    }
    if (!required.isEmpty()) {
      type.set("required", required);
    }
  }

  private static String name(Schema.Type type) {
    return switch (type) {
      case INT8, INT16, INT32, INT64 -> "integer";
      case FLOAT32, FLOAT64 -> "number";
      case BOOLEAN -> "boolean";
      case STRING, BYTES -> "string";
      case ARRAY -> "array";
      case MAP, STRUCT -> "object";
    };
  }
}
