package io.selfsame.drift;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.selfsame.drift.LeafPaths.Leaf;
import io.selfsame.schema.FieldType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A row of a landing table, read back as the vendor's payload: the end of the pipeline. */
record LandedRow(Map<String, String> columns) {

  /** The most of a field's name that a column's name has for certain. */
  private static final int SURE_LENGTH = 50;

  static LandedRow read(Connection warehouse, String table, String id) throws SQLException {
    String query = "SELECT * FROM selfsame." + table + " WHERE _id = ?";
    try (PreparedStatement statement = warehouse.prepareStatement(query)) {
      statement.setString(1, id);
      try (ResultSet row = statement.executeQuery()) {
        Map<String, String> columns = new HashMap<>();
        if (row.next()) {
          for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            String value = row.getString(i);
            if (value != null) {
              columns.put(row.getMetaData().getColumnName(i), value);
            }
          }
        }
        return new LandedRow(columns);
      }
    }
  }

  /** Whether the row has the leaf: its very value; for null, no value. */
  boolean has(Leaf leaf) {
    boolean isNull = leaf.value().isNull();
    List<String> candidates =
        columns.keySet().stream().filter(name -> mayHold(name, leaf.steps().get(0))).toList();
    return isNull
        ? candidates.stream().allMatch(name -> holds(columns.get(name), leaf))
        : candidates.stream().anyMatch(name -> holds(columns.get(name), leaf));
  }

  /** The column of the field, of one of its variants, or with a shortened name. */
  private static boolean mayHold(String column, String field) {
    String name = field.toLowerCase(Locale.ROOT);
    if (column.equals(name) || column.equals("vendor" + name)) {
      return true;
    }
    for (FieldType type : FieldType.values()) {
      if (column.equals(name + "__" + type.wireName())) {
        return true;
      }
    }
    return name.length() > SURE_LENGTH && column.startsWith(name.substring(0, SURE_LENGTH));
  }

  private static boolean holds(String text, Leaf leaf) {
    if (leaf.steps().size() == 1 && leaf.value().isTextual()) {
      return text.equals(leaf.value().textValue());
    }
    JsonNode value = parse(text);
    for (String step : leaf.steps().subList(1, leaf.steps().size())) {
      value = value.isArray() ? value.path(Integer.parseInt(step)) : value.path(step);
    }
    return same(value, leaf.value());
  }

  private static boolean same(JsonNode landed, JsonNode sent) {
    if (sent.isNull()) {
      return landed.isNull() || landed.isMissingNode();
    }
    if (sent.isNumber()) {
      return landed.isNumber() && landed.decimalValue().compareTo(sent.decimalValue()) == 0;
    }
    return landed.equals(sent);
  }

  private static JsonNode parse(String text) {
    try {
      return History.JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
