package io.selfsame.source.salesforce.stream;

import io.selfsame.source.polling.vendor.StreamPosition;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The versions of rows that were emitted up to a position, as far as an overlap can show them
 * again. It is worth what it remembers for that position only: whoever reads on from another one
 * starts with nothing. Bounded; what is forgotten is emitted twice, never lost. Not thread-safe.
 */
final class SeenRows {
  private static final int MOST = 100_000;

  private final Map<String, Instant> versions =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > MOST;
        }
      };
  private Optional<StreamPosition> at = Optional.empty();

  /** Says that reading goes on from a position. */
  void readingFrom(StreamPosition position) {
    if (at.isPresent() && !at.get().equals(position)) {
      versions.clear();
    }
    // Between this and the next position a read may fail and be repeated.
    at = Optional.of(position);
  }

  boolean has(RowKey row) {
    return row.modstamp().equals(versions.get(row.id()));
  }

  /**
   * @param overlapStart older rows need not be remembered
   */
  void add(RowKey row, Instant overlapStart) {
    versions.remove(row.id());
    if (!row.modstamp().isBefore(overlapStart)) {
      versions.put(row.id(), row.modstamp());
    }
  }

  /** Forgets what no overlap can show any more. */
  void forgetBefore(Instant end) {
    versions.values().removeIf(modstamp -> modstamp.isBefore(end));
  }

  /** Says which position what was seen leads to. */
  void leadTo(StreamPosition position) {
    at = Optional.of(position);
  }

  void clear() {
    versions.clear();
  }
}
