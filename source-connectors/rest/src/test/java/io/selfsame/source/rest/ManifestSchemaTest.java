package io.selfsame.source.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The published JSON Schema is what the reader itself goes by, so both agree on every manifest as
 * far as the reader understands every keyword of the schema: that is what is held here. What the
 * reader refuses beyond it (placeholders, names of budgets, contradictions) no schema can say.
 */
class ManifestSchemaTest {
  /** As SchemaCheck understands them. */
  private static final Set<String> KEYWORDS =
      Set.of(
          "$schema",
          "$id",
          "$defs",
          "title",
          "description",
          "$ref",
          "type",
          "const",
          "enum",
          "pattern",
          "minimum",
          "maximum",
          "minItems",
          "minProperties",
          "items",
          "required",
          "properties",
          "additionalProperties",
          "propertyNames",
          "anyOf",
          "oneOf");

  private final JsonNode schema = schema();

  @Test
  void theReaderUnderstandsEveryKeyword() {
    Set<String> unknown = new TreeSet<>();
    walk(schema, unknown);

    assertEquals(Set.of(), unknown);
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    schema
        .findValues("$ref")
        .forEach(
            reference ->
                assertTrue(
                    schema.at(reference.asText().substring(1)).isObject(), reference.asText()));
  }

  private static void walk(JsonNode schema, Set<String> unknown) {
    for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
      if (!KEYWORDS.contains(keyword.getKey())) {
        unknown.add(keyword.getKey());
      }
      switch (keyword.getKey()) {
        case "properties", "$defs" -> keyword.getValue().forEach(each -> walk(each, unknown));
        case "anyOf", "oneOf" -> keyword.getValue().forEach(each -> walk(each, unknown));
        case "items", "additionalProperties", "propertyNames" -> walk(keyword.getValue(), unknown);
        default -> {
          // Holds no schema.
        }
      }
    }
  }

  private static JsonNode schema() {
    String name = "/io/selfsame/source/rest/selfsame-rest-manifest.schema.json";
    try (InputStream in = ManifestSchemaTest.class.getResourceAsStream(name)) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
