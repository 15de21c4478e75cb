package io.selfsame.source.polling.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.schema.FieldType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * The definitions of fields as they were at some position, as text that fits an offset: of each
 * field its type, the number of its options and a check sum of them. Deleted fields are remembered,
 * so that a key used again for something else is told from a new one.
 */
public record Definitions(Map<String, Known> byKey) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_DELETED = 200;

  /**
   * @param options how many
   * @param sum of the options, whatever their order
   */
  public record Known(FieldType type, int options, long sum, boolean deleted) {
    static Known of(FieldDefinition field) {
      CRC32 sum = new CRC32();
      field.options().stream()
          .sorted()
          .forEach(option -> sum.update((option + '\n').getBytes(StandardCharsets.UTF_8)));
      return new Known(field.type(), field.options().size(), sum.getValue(), false);
    }

    Known asDeleted() {
      return new Known(type, options, sum, true);
    }
  }

  public Definitions {
    byKey = Collections.unmodifiableMap(new TreeMap<>(byKey));
  }

  /** Reads the text of {@link #text}; empty when it is none, and then the fields are new to us. */
  public static Optional<Definitions> parse(String text) {
    try {
      Map<String, Known> byKey = new TreeMap<>();
      for (Map.Entry<String, JsonNode> entry : JSON.readTree(text).properties()) {
        JsonNode field = entry.getValue();
        Optional<FieldType> type = type(field.path("type").asText());
        if (type.isEmpty()) {
          return Optional.empty();
        }
        byKey.put(
            entry.getKey(),
            new Known(
                type.get(),
                field.path("options").asInt(),
                field.path("sum").asLong(),
                field.path("deleted").asBoolean()));
      }
      return Optional.of(new Definitions(byKey));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  public String text() {
    ObjectNode root = JSON.createObjectNode();
    byKey.forEach(
        (key, known) -> {
          ObjectNode field = root.putObject(key).put("type", known.type().wireName());
          if (known.options() > 0) {
            field.put("options", known.options()).put("sum", known.sum());
          }
          if (known.deleted()) {
            field.put("deleted", true);
          }
        });
    return root.toString();
  }

  /** What is defined now, and of what was before, what is deleted. */
  public static Definitions after(Definitions before, List<FieldDefinition> now) {
    Map<String, Known> byKey = new TreeMap<>();
    before.byKey.entrySet().stream()
        .limit(MOST_DELETED)
        .forEach(entry -> byKey.put(entry.getKey(), entry.getValue().asDeleted()));
    now.forEach(field -> byKey.put(field.key(), Known.of(field)));
    return new Definitions(byKey);
  }

  public static Definitions none() {
    return new Definitions(Map.of());
  }

  private static Optional<FieldType> type(String wireName) {
    return Arrays.stream(FieldType.values())
        .filter(type -> type.wireName().equals(wireName))
        .findFirst();
  }
}
