package io.selfsame.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.schema.KnownField.Standing;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.errors.DataException;

/**
 * A {@link StreamSchema} as compact JSON text, to be kept in offsets: {@code
 * {"version":2,"fields":{"email":"string","phone":"?"},"declared":["email"],"removed":[],"versions":{"<fingerprint>":1}}}.
 * Unknown members are ignored, so an older build reads what a newer one wrote.
 */
public final class StreamSchemaFormat {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String VERSION = "version";
  private static final String FIELDS = "fields";
  private static final String DECLARED = "declared";
  private static final String REMOVED = "removed";
  private static final String VERSIONS = "versions";
  private static final String ONLY_NULL_SEEN = "?";

  private StreamSchemaFormat() {}

  public static String write(StreamSchema schema) {
    ObjectNode root = JSON.createObjectNode();
    root.put(VERSION, schema.version());
    ObjectNode fields = root.putObject(FIELDS);
    ArrayNode declared = root.putArray(DECLARED);
    ArrayNode removed = root.putArray(REMOVED);
    for (KnownField field : schema.fields().values()) {
      fields.put(field.name(), field.type().map(FieldType::wireName).orElse(ONLY_NULL_SEEN));
      switch (field.standing()) {
        case DECLARED -> declared.add(field.name());
        case REMOVED -> removed.add(field.name());
        case OBSERVED -> {}
      }
    }
    ObjectNode versions = root.putObject(VERSIONS);
    schema.versions().forEach(versions::put);
    return root.toString();
  }

  /**
   * @throws DataException when the text is not what {@link #write} writes
   */
  public static StreamSchema read(String text) {
    JsonNode root = parse(text);
    Map<String, KnownField> fields = new LinkedHashMap<>();
    root.path(FIELDS)
        .properties()
        .forEach(
            field ->
                fields.put(
                    field.getKey(),
                    new KnownField(
                        field.getKey(), type(field.getValue().asText()), Standing.OBSERVED)));
    mark(fields, root.path(DECLARED), Standing.DECLARED);
    mark(fields, root.path(REMOVED), Standing.REMOVED);
    Map<String, Integer> versions = new LinkedHashMap<>();
    root.path(VERSIONS)
        .properties()
        .forEach(entry -> versions.put(entry.getKey(), entry.getValue().asInt()));
    return new StreamSchema(root.path(VERSION).asInt(), fields, versions);
  }

  private static void mark(Map<String, KnownField> fields, JsonNode names, Standing standing) {
    for (JsonNode name : names) {
      fields.computeIfPresent(name.asText(), (key, field) -> field.with(standing));
    }
  }

  private static JsonNode parse(String text) {
    try {
      JsonNode root = JSON.readTree(text);
      if (root.isObject() && root.path(VERSION).isInt() && root.path(FIELDS).isObject()) {
        return root;
      }
    } catch (JsonProcessingException e) {
      throw malformed();
    }
    throw malformed();
  }

  private static Optional<FieldType> type(String name) {
    if (name.equals(ONLY_NULL_SEEN)) {
      return Optional.empty();
    }
    try {
      return Optional.of(FieldType.valueOf(name.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      throw malformed();
    }
  }

  private static DataException malformed() {
    return new DataException(
        "the stored schema of a stream cannot be read: leave 'schema' as it was, or remove it to"
            + " learn the schema anew");
  }
}
