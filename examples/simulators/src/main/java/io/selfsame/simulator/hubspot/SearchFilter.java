package io.selfsame.simulator.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One condition of a search on one property.
 *
 * @param values the operand, or all of a list; empty where there is none
 */
record SearchFilter(String property, String operator, List<String> values) {
  private static final Set<String> UNARY = Set.of("HAS_PROPERTY", "NOT_HAS_PROPERTY");
  private static final Set<String> LISTS = Set.of("IN", "NOT_IN");
  private static final Set<String> KNOWN =
      Set.of(
          "EQ", "NEQ", "LT", "LTE", "GT", "GTE", "BETWEEN", "CONTAINS_TOKEN", "NOT_CONTAINS_TOKEN");

  static SearchFilter read(JsonNode json) {
    String operator = json.path("operator").asText();
    List<String> values = new ArrayList<>();
    if (LISTS.contains(operator)) {
      json.path("values").forEach(value -> values.add(value.asText()));
    } else if (KNOWN.contains(operator)) {
      values.add(operand(json, "value"));
      if (operator.equals("BETWEEN")) {
        values.add(operand(json, "highValue"));
      }
    } else if (!UNARY.contains(operator)) {
      throw HubspotProblems.validation("Invalid input JSON: unknown operator");
    }
    return new SearchFilter(json.path("propertyName").asText(), operator, List.copyOf(values));
  }

  boolean matches(ObjectNode record, PropertyOrder order) {
    boolean present = record.hasNonNull(property) && !record.path(property).asText().isEmpty();
    if (operator.equals("NOT_HAS_PROPERTY") || (operator.startsWith("N") && !present)) {
      return !present;
    }
    if (!present) {
      return false;
    }
    String value = record.path(property).asText();
    return switch (operator) {
      case "EQ" -> compare(order, value, 0) == 0;
      case "NEQ" -> compare(order, value, 0) != 0;
      case "LT" -> compare(order, value, 0) < 0;
      case "LTE" -> compare(order, value, 0) <= 0;
      case "GT" -> compare(order, value, 0) > 0;
      case "GTE" -> compare(order, value, 0) >= 0;
      case "BETWEEN" -> compare(order, value, 0) >= 0 && compare(order, value, 1) <= 0;
      case "IN" -> among(order, value);
      case "NOT_IN" -> !among(order, value);
      case "CONTAINS_TOKEN" -> contains(value);
      case "NOT_CONTAINS_TOKEN" -> !contains(value);
      default -> true;
    };
  }

  private int compare(PropertyOrder order, String value, int operand) {
    return order.compare(property, value, values.get(operand));
  }

  private boolean among(PropertyOrder order, String value) {
    return values.stream().anyMatch(one -> order.compare(property, value, one) == 0);
  }

  private boolean contains(String value) {
    String token = values.get(0).replace("*", "").toLowerCase(Locale.ROOT);
    return value.toLowerCase(Locale.ROOT).contains(token);
  }

  private static String operand(JsonNode json, String member) {
    if (!json.hasNonNull(member)) {
      throw HubspotProblems.validation("Invalid input JSON: a filter needs " + member);
    }
    return json.path(member).asText();
  }
}
