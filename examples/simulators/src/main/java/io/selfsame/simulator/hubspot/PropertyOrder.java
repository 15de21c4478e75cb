package io.selfsame.simulator.hubspot;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;

/** How the search index orders values: numbers and times by what they mean, others as text. */
record PropertyOrder(PropertyDefinitions properties) {
  int compare(String property, String left, String right) {
    return switch (properties.type(property)) {
      case "number" -> number(left).compareTo(number(right));
      case "date", "datetime" -> time(left).compareTo(time(right));
      default -> left.toLowerCase(Locale.ROOT).compareTo(right.toLowerCase(Locale.ROOT));
    };
  }

  /** A text in a number property counts as nothing, as it is not indexed. */
  private static BigDecimal number(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException notIndexed) {
      return BigDecimal.ZERO;
    }
  }

  /** Epoch milliseconds or ISO-8601. */
  private static Instant time(String text) {
    try {
      return text.matches("-?\\d+")
          ? Instant.ofEpochMilli(Long.parseLong(text))
          : Instant.parse(text.length() == 10 ? text + "T00:00:00Z" : text);
    } catch (DateTimeException | NumberFormatException e) {
      throw HubspotProblems.validation("Invalid input JSON: not a time");
    }
  }
}
