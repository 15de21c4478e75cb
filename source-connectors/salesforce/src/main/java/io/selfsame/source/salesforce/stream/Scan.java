package io.selfsame.source.salesforce.stream;

import java.time.Instant;
import java.util.Optional;

/**
 * A closed-open window of SystemModstamp being read in the order (SystemModstamp, Id).
 *
 * @param from where the window starts; empty for the snapshot
 * @param to where it ends, exclusive
 * @param after the last row that was read; empty at the start
 */
record Scan(Optional<Instant> from, Instant to, Optional<RowKey> after) {

  /** The least modstamp that is still of interest. */
  Optional<Instant> lowerBound() {
    return after.map(RowKey::modstamp).or(() -> from);
  }

  Scan after(RowKey key) {
    return new Scan(from, to, Optional.of(key));
  }
}
