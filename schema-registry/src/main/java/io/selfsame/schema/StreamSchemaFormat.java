package io.selfsame.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.schema.KnownField.Standing;
import io.selfsame.schema.path.PathHistoryFormat;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.errors.DataException;

/**
 * A {@link StreamSchema} as compact JSON text, to be kept in offsets: {@code
 * {"format":2,"version":2,"fields":{"email":"string","phone":"?","age":"int64
 * string"},"declared":["email"],
 * "removed":[],"versions":{"<fingerprint>":1},"successors":{},"history":{...}}}. A field's further
 * types follow its first. Unknown members are ignored, so an older build reads what a newer one
 * wrote; a text of format 1 (without a format) has no history, which is then learnt anew.
 */
public final class StreamSchemaFormat {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String VERSION = "version";
  private static final String FIELDS = "fields";
  private static final String DECLARED = "declared";
  private static final String REMOVED = "removed";
  private static final String VERSIONS = "versions";
  private static final String SUCCESSORS = "successors";
  private static final String HISTORY = "history";
  private static final String FORMAT = "format";
  private static final int CURRENT_FORMAT = 2;
  private static final String ONLY_NULL_SEEN = "?";

  private StreamSchemaFormat() {}

  public static String write(StreamSchema schema) {
    ObjectNode root = JSON.createObjectNode();
    root.put(FORMAT, CURRENT_FORMAT);
    root.put(VERSION, schema.version());
    ObjectNode fields = root.putObject(FIELDS);
    ArrayNode declared = root.putArray(DECLARED);
    ArrayNode removed = root.putArray(REMOVED);
    for (KnownField field : schema.fields().values()) {
      fields.put(field.name(), types(field));
      switch (field.standing()) {
        case DECLARED -> declared.add(field.name());
        case REMOVED -> removed.add(field.name());
        case OBSERVED -> {}
      }
    }
    ObjectNode versions = root.putObject(VERSIONS);
    schema.versions().forEach(versions::put);
    ObjectNode successors = root.putObject(SUCCESSORS);
    schema.successors().forEach(successors::put);
    PathHistoryFormat.write(schema.paths(), root.putObject(HISTORY));
    return root.toString();
  }

  private static String types(KnownField field) {
    StringBuilder types =
        new StringBuilder(field.type().map(FieldType::wireName).orElse(ONLY_NULL_SEEN));
    field.variants().forEach(variant -> types.append(' ').append(variant.wireName()));
    return types.toString();
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
            field -> fields.put(field.getKey(), field(field.getKey(), field.getValue().asText())));
    mark(fields, root.path(DECLARED), Standing.DECLARED);
    mark(fields, root.path(REMOVED), Standing.REMOVED);
    Map<String, Integer> versions = new LinkedHashMap<>();
    root.path(VERSIONS)
        .properties()
        .forEach(entry -> versions.put(entry.getKey(), entry.getValue().asInt()));
    Map<String, String> successors = new LinkedHashMap<>();
    root.path(SUCCESSORS)
        .properties()
        .forEach(entry -> successors.put(entry.getKey(), entry.getValue().asText()));
    return new StreamSchema(
        root.path(VERSION).asInt(),
        fields,
        versions,
        successors,
        PathHistoryFormat.read(root.path(HISTORY)));
  }

  private static KnownField field(String name, String types) {
    List<String> all = List.of(types.split(" "));
    Set<FieldType> variants = EnumSet.noneOf(FieldType.class);
    all.subList(1, all.size()).forEach(variant -> type(variant).ifPresent(variants::add));
    return new KnownField(name, type(all.get(0)), variants, Standing.OBSERVED);
  }

  private static void mark(Map<String, KnownField> fields, JsonNode names, Standing standing) {
    for (JsonNode name : names) {
      fields.computeIfPresent(name.asText(), (key, field) -> field.with(standing));
    }
  }

  private static JsonNode parse(String text) {
    try {
      JsonNode root = JSON.readTree(text);
      if (root.path(FORMAT).asInt(1) > CURRENT_FORMAT) {
        throw new DataException(
            "the stored schema of a stream was written by a newer build of the connector: use that"
                + " build, or remove 'schema' to learn the schema anew");
      }
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
