package io.selfsame.simulator.intercom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;

/** The query of a search: one condition, or several under AND or OR. */
final class ContactQuery {
  private static final Set<String> TIMES =
      Set.of("created_at", "updated_at", "signed_up_at", "last_seen_at");
  private static final int MOST_NESTED = 2;

  private final LongUnaryOperator timeAsSeen;

  /**
   * @param timeAsSeen what a time of a condition is taken for; some versions see days only
   */
  ContactQuery(LongUnaryOperator timeAsSeen) {
    this.timeAsSeen = timeAsSeen;
  }

  Predicate<ObjectNode> read(JsonNode query) {
    return read(query, 0);
  }

  private Predicate<ObjectNode> read(JsonNode query, int depth) {
    String operator = query.path("operator").asText();
    if (!operator.equals("AND") && !operator.equals("OR")) {
      return condition(query, operator);
    }
    if (depth >= MOST_NESTED || !query.path("value").isArray()) {
      throw IntercomProblems.invalid("The query is nested too deeply or has no conditions");
    }
    boolean all = operator.equals("AND");
    Predicate<ObjectNode> sum = row -> all;
    for (JsonNode one : query.path("value")) {
      Predicate<ObjectNode> next = read(one, depth + 1);
      sum = all ? sum.and(next) : sum.or(next);
    }
    return sum;
  }

  private Predicate<ObjectNode> condition(JsonNode query, String operator) {
    String field = query.path("field").asText();
    JsonNode value = query.path("value");
    if (field.isEmpty() || value.isMissingNode()) {
      throw IntercomProblems.invalid("A condition needs field, operator and value");
    }
    return switch (operator) {
      case "=" -> row -> compare(field, row, value) == 0;
      case "!=" -> row -> compare(field, row, value) != 0;
      case ">" -> row -> known(field, row) && compare(field, row, value) > 0;
      case "<" -> row -> known(field, row) && compare(field, row, value) < 0;
      case "~" -> row -> text(field, row).contains(value.asText().toLowerCase(Locale.ROOT));
      default -> throw IntercomProblems.invalid("The operator is not supported");
    };
  }

  private int compare(String field, ObjectNode row, JsonNode value) {
    if (TIMES.contains(field)) {
      if (!value.asText().matches("\\d{1,12}")) {
        throw IntercomProblems.invalid("A time is a number of seconds");
      }
      return Long.compare(
          row.path(field).asLong(), timeAsSeen.applyAsLong(Long.parseLong(value.asText())));
    }
    return text(field, row).compareTo(value.asText().toLowerCase(Locale.ROOT));
  }

  private static boolean known(String field, ObjectNode row) {
    return row.hasNonNull(field);
  }

  private static String text(String field, ObjectNode row) {
    return row.at("/" + field.replace('.', '/')).asText("").toLowerCase(Locale.ROOT);
  }
}
