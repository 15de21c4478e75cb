package io.selfsame.simulator.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Predicate;

/** A WHERE clause over rendered rows. */
sealed interface SoqlCondition extends Predicate<ObjectNode> {

  /** Both sides hold. */
  record And(SoqlCondition left, SoqlCondition right) implements SoqlCondition {
    @Override
    public boolean test(ObjectNode row) {
      return left.test(row) && right.test(row);
    }
  }

  /** One side holds. */
  record Or(SoqlCondition left, SoqlCondition right) implements SoqlCondition {
    @Override
    public boolean test(ObjectNode row) {
      return left.test(row) || right.test(row);
    }
  }

  /** The field's value is one of these literals. */
  record In(String field, List<String> literals) implements SoqlCondition {
    @Override
    public boolean test(ObjectNode row) {
      return literals.stream().anyMatch(literal -> Compare.values(row.path(field), literal) == 0);
    }
  }

  /** A comparison of a field with a literal as it is written in the query. */
  record Compare(String field, String operator, String literal) implements SoqlCondition {
    @Override
    public boolean test(ObjectNode row) {
      JsonNode value = row.path(field);
      if (literal.equalsIgnoreCase("null")) {
        return operator.equals("=") == value.isNull();
      }
      if (value.isNull() || value.isMissingNode()) {
        return operator.equals("!=") || operator.equals("<>");
      }
      int order = values(value, literal);
      return switch (operator) {
        case "=" -> order == 0;
        case "!=", "<>" -> order != 0;
        case "<" -> order < 0;
        case "<=" -> order <= 0;
        case ">" -> order > 0;
        case ">=" -> order >= 0;
        default -> throw ApiProblem.malformed("unknown operator");
      };
    }

    /** Compares as the literal's kind demands: text, boolean, number or time. */
    static int values(JsonNode value, String literal) {
      if (literal.startsWith("'")) {
        String text = literal.substring(1, literal.length() - 1).replaceAll("\\\\(.)", "$1");
        return value.asText().compareTo(text);
      }
      if (literal.equalsIgnoreCase("true") || literal.equalsIgnoreCase("false")) {
        return Boolean.compare(value.asBoolean(), Boolean.parseBoolean(literal));
      }
      if (value.isNumber()) {
        return Double.compare(value.asDouble(), Double.parseDouble(literal));
      }
      try {
        return Instant.parse(value.asText()).compareTo(OffsetDateTime.parse(literal).toInstant());
      } catch (DateTimeParseException notATime) {
        return value.asText().compareTo(literal);
      }
    }
  }
}
