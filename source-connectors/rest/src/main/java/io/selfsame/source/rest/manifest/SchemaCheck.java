package io.selfsame.source.rest.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Holds a manifest against the published JSON Schema, which is thereby the one place that says what
 * a manifest may hold. Understands the keywords the schema uses and refuses others, so that none is
 * overlooked.
 */
final class SchemaCheck {
  static final String RESOURCE = "/io/selfsame/source/rest/selfsame-rest-manifest.schema.json";

  private static final JsonNode SCHEMA = load();

  private final ManifestText text;

  private SchemaCheck(ManifestText text) {
    this.text = text;
  }

  /**
   * @throws ManifestException for the first value that the schema does not allow
   */
  static void require(ManifestText text) {
    new SchemaCheck(text).check(SCHEMA, text.root(), "");
  }

  private void check(JsonNode schema, JsonNode value, String path) {
    for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
      JsonNode asked = keyword.getValue();
      switch (keyword.getKey()) {
        case "$ref" -> check(resolved(asked), value, path);
        case "type" -> requireType(asked, value, path);
        case "const" -> requireOneOf(List.of(asked), value, path);
        case "enum" -> requireOneOf(list(asked), value, path);
        case "pattern" -> requirePattern(asked.asText(), value, path);
        case "minimum", "maximum" -> requireRange(schema, value, path);
        case "minItems", "minProperties" -> requireSome(value, path);
        case "items" -> items(asked, value, path);
        case "required" -> required(asked, value, path);
        case "properties" -> properties(asked, value, path);
        case "additionalProperties" -> additional(schema, asked, value, path);
        case "propertyNames" -> names(asked, value, path);
        case "anyOf", "oneOf" -> choice(asked, value, path);
        case "$schema", "$id", "$defs", "title", "description" -> {
          // Says nothing about the value.
        }
        default -> throw new IllegalStateException("unknown keyword " + keyword.getKey());
      }
    }
  }

  private void requireType(JsonNode types, JsonNode value, String path) {
    List<JsonNode> allowed = types.isArray() ? list(types) : List.of(types);
    if (allowed.stream().noneMatch(type -> isOf(type.asText(), value))) {
      throw wrong(path, "expected " + names(allowed) + ", found " + typeOf(value));
    }
  }

  private static boolean isOf(String type, JsonNode value) {
    String own = typeOf(value);
    return own.equals(type) || (type.equals("number") && own.equals("integer"));
  }

  private static String typeOf(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> "object";
      case ARRAY -> "array";
      case BOOLEAN -> "boolean";
      case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
      case NULL -> "null";
      default -> "string";
    };
  }

  private void requireOneOf(List<JsonNode> allowed, JsonNode value, String path) {
    if (!allowed.contains(value) && allowed.stream().noneMatch(one -> isSameNumber(one, value))) {
      throw wrong(path, "expected " + names(allowed));
    }
  }

  private static boolean isSameNumber(JsonNode one, JsonNode value) {
    return one.isIntegralNumber()
        && value.isIntegralNumber()
        && one.longValue() == value.longValue();
  }

  private void requirePattern(String pattern, JsonNode value, String path) {
    if (value.isTextual() && !Pattern.compile(pattern).matcher(value.textValue()).find()) {
      throw wrong(path, "expected a text like " + pattern);
    }
  }

  private void requireRange(JsonNode schema, JsonNode value, String path) {
    long least = schema.path("minimum").asLong(Long.MIN_VALUE);
    long most = schema.path("maximum").asLong(Long.MAX_VALUE);
    if (value.isNumber() && (value.longValue() < least || value.longValue() > most)) {
      throw wrong(
          path,
          schema.has("maximum")
              ? "expected a number from " + least + " to " + most
              : "expected a number of at least " + least);
    }
  }

  private void requireSome(JsonNode value, String path) {
    if (value.isContainerNode() && value.isEmpty()) {
      throw wrong(path, "must not be empty");
    }
  }

  private void items(JsonNode schema, JsonNode value, String path) {
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      check(schema, value.get(i), ManifestText.below(path, Integer.toString(i)));
    }
  }

  private void required(JsonNode names, JsonNode value, String path) {
    for (JsonNode name : names) {
      if (value.isObject() && !value.has(name.asText())) {
        throw wrong(path, "'" + name.asText() + "' is missing");
      }
    }
  }

  private void properties(JsonNode schemas, JsonNode value, String path) {
    for (Map.Entry<String, JsonNode> schema : schemas.properties()) {
      if (value.has(schema.getKey())) {
        check(
            schema.getValue(),
            value.get(schema.getKey()),
            ManifestText.below(path, schema.getKey()));
      }
    }
  }

  private void additional(JsonNode schema, JsonNode asked, JsonNode value, String path) {
    JsonNode known = schema.path("properties");
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      String below = ManifestText.below(path, member.getKey());
      if (known.has(member.getKey())) {
        continue;
      }
      if (asked.isBoolean() && !asked.booleanValue()) {
        List<String> allowed = new ArrayList<>();
        known.fieldNames().forEachRemaining(allowed::add);
        throw wrong(below, "unknown key; allowed are " + String.join(", ", allowed));
      }
      check(asked, member.getValue(), below);
    }
  }

  private void names(JsonNode schema, JsonNode value, String path) {
    String pattern = schema.path("pattern").asText();
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      if (!Pattern.compile(pattern).matcher(member.getKey()).find()) {
        throw wrong(ManifestText.below(path, member.getKey()), "expected a name like " + pattern);
      }
    }
  }

  /** Of several shapes the one meant is known by its 'type', else by being an object or not. */
  private void choice(JsonNode branches, JsonNode value, String path) {
    List<JsonNode> shapes = list(branches).stream().map(this::shape).toList();
    Optional<JsonNode> tagged = shapes.stream().filter(SchemaCheck::isTagged).findFirst();
    if (tagged.isPresent() && value.isObject()) {
      List<JsonNode> tags = shapes.stream().map(SchemaCheck::tag).toList();
      String below = ManifestText.below(path, "type");
      if (!value.has("type")) {
        throw wrong(path, "'type' is missing; expected " + names(tags));
      }
      requireOneOf(tags, value.get("type"), below);
      shapes.stream()
          .filter(shape -> tag(shape).equals(value.get("type")))
          .forEach(shape -> check(shape, value, path));
      return;
    }
    List<JsonNode> fitting = shapes.stream().filter(shape -> isShape(shape, value)).toList();
    if (fitting.isEmpty()) {
      throw wrong(path, "expected another kind of value than " + typeOf(value));
    }
    check(fitting.get(0), value, path);
  }

  private JsonNode shape(JsonNode branch) {
    return branch.has("$ref") ? resolved(branch.get("$ref")) : branch;
  }

  private static boolean isTagged(JsonNode shape) {
    return !tag(shape).isMissingNode();
  }

  private static JsonNode tag(JsonNode shape) {
    return shape.path("properties").path("type").path("const");
  }

  private boolean isShape(JsonNode shape, JsonNode value) {
    if (shape.has("oneOf")) {
      return value.isObject();
    }
    JsonNode types = shape.path("type");
    List<JsonNode> allowed = types.isArray() ? list(types) : List.of(types);
    return allowed.stream().anyMatch(type -> isOf(type.asText(), value));
  }

  private static JsonNode resolved(JsonNode reference) {
    return SCHEMA.at(reference.asText().substring(1));
  }

  private static List<JsonNode> list(JsonNode array) {
    List<JsonNode> list = new ArrayList<>();
    array.forEach(list::add);
    return list;
  }

  private static String names(List<JsonNode> allowed) {
    return String.join(" or ", allowed.stream().map(JsonNode::asText).toList());
  }

  private ManifestException wrong(String path, String what) {
    return new ManifestException(text.at(path), what);
  }

  private static JsonNode load() {
    try (InputStream in = SchemaCheck.class.getResourceAsStream(RESOURCE)) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("the plugin lacks its manifest schema", e);
    }
  }
}
