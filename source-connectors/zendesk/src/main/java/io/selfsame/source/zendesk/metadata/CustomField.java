package io.selfsame.source.zendesk.metadata;

import io.selfsame.schema.FieldType;
import java.util.List;
import java.util.Objects;

/**
 * One custom field as an administrator defined it.
 *
 * @param key under which rows hold its value
 * @param options the values of a drop-down or multi-select, in order; empty for other types
 */
record CustomField(String key, FieldType type, List<String> options) {
  CustomField {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(type, "type");
    options = List.copyOf(options);
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
