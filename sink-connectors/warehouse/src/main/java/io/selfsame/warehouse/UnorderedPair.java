package io.selfsame.warehouse;

import java.util.UUID;

/** Two records, in an order that is always the same. */
record UnorderedPair(UUID one, UUID other) {
  static UnorderedPair of(UUID a, UUID b) {
    return a.compareTo(b) < 0 ? new UnorderedPair(a, b) : new UnorderedPair(b, a);
  }
}
