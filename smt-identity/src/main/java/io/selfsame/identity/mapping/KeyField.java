package io.selfsame.identity.mapping;

import io.selfsame.identity.record.FieldPath;
import java.util.List;

/**
 * A field that holds a match key.
 *
 * @param rules tried in order; the first that makes a key of the value wins
 * @param unless conditions of which none may be met
 */
public record KeyField(FieldPath field, List<KeyRule> rules, List<FieldCondition> unless) {
  public KeyField {
    rules = List.copyOf(rules);
    unless = List.copyOf(unless);
  }
}
