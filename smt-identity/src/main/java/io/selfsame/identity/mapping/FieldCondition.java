package io.selfsame.identity.mapping;

import io.selfsame.identity.record.FieldPath;
import java.util.Locale;

/**
 * That a field has a certain value, whatever its case.
 *
 * @param literal in lower case
 */
public record FieldCondition(FieldPath field, String literal) {
  public FieldCondition {
    literal = literal.toLowerCase(Locale.ROOT);
  }

  public boolean isMetBy(String value) {
    return value.toLowerCase(Locale.ROOT).equals(literal);
  }
}
