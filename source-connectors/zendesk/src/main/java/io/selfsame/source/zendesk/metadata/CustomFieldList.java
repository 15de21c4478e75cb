package io.selfsame.source.zendesk.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import io.selfsame.schema.FieldType;
import io.selfsame.source.polling.definition.FieldDefinition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.zendesk.api.ZendeskApi;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The list of custom fields of one object: {@code user_fields.json} and its like. */
final class CustomFieldList {
  private static final String PAGE_SIZE = "100";

  /** More pages than the fields of any account fill; whoever sends more goes in circles. */
  private static final int MOST_PAGES = 50;

  private final ZendeskApi api;
  private final String list;

  /**
   * @param list its name in the URL and in the answer, {@code user_fields} for example
   */
  CustomFieldList(ZendeskApi api, String list) {
    this.api = api;
    this.list = list;
  }

  List<FieldDefinition> read() throws VendorException {
    List<FieldDefinition> fields = new ArrayList<>();
    Map<String, String> query = new HashMap<>(Map.of("page[size]", PAGE_SIZE));
    for (int page = 0; page < MOST_PAGES; page++) {
      JsonNode answer = api.list(list + ".json", query);
      if (!answer.path(list).isArray()) {
        throw VendorException.retry(
            "MALFORMED_LIST", "Zendesk answered without a list '" + list + "'", Optional.empty());
      }
      answer.path(list).forEach(field -> fields.add(field(field)));
      JsonNode after = answer.path("meta").path("after_cursor");
      if (!answer.path("meta").path("has_more").asBoolean(false) || !after.isTextual()) {
        break;
      }
      query.put("page[after]", after.textValue());
    }
    return fields;
  }

  /** Fields of tickets have no key: rows hold their values by id. */
  private static FieldDefinition field(JsonNode field) {
    JsonNode key = field.path("key");
    List<String> options = new ArrayList<>();
    for (JsonNode option : field.path("custom_field_options")) {
      options.add(option.path("value").asText());
    }
    return new FieldDefinition(
        key.isTextual() ? key.textValue() : field.path("id").asText(),
        typeOf(field.path("type").asText()),
        options);
  }

  /**
   * The type of a field's values in JSON. A type that is not known yet is text, which holds
   * everything; dates come as instants at midnight.
   */
  static FieldType typeOf(String zendeskType) {
    return switch (zendeskType) {
      case "checkbox" -> FieldType.BOOLEAN;
      case "integer" -> FieldType.INT64;
      case "decimal" -> FieldType.DECIMAL;
      case "date" -> FieldType.TIMESTAMP;
      case "multiselect" -> FieldType.JSON;
      default -> FieldType.STRING; // text, textarea, regexp, dropdown, tagger, lookup
    };
  }
}
