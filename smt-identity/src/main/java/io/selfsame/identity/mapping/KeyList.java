package io.selfsame.identity.mapping;

import io.selfsame.identity.record.FieldPath;
import java.util.List;

/**
 * A field that holds a list of objects, each of which may hold a match key: the further addresses
 * of a person, for example.
 *
 * @param rules tried in order on every item; the first that makes a key of it wins
 */
public record KeyList(FieldPath field, List<KeyItem> rules) {
  public KeyList {
    rules = List.copyOf(rules);
  }
}
