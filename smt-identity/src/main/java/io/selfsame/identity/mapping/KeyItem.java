package io.selfsame.identity.mapping;

import io.selfsame.identity.record.FieldPath;
import java.util.List;

/**
 * How one item of a {@link KeyList} becomes a match key.
 *
 * @param value where in the item the key's value is
 * @param when conditions on the item of which all must be met; an absent field meets none
 */
public record KeyItem(FieldPath value, List<FieldCondition> when, KeyRule rule) {
  public KeyItem {
    when = List.copyOf(when);
  }
}
