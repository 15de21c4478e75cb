package io.selfsame.warehouse.landing;

import java.util.Map;
import java.util.Optional;

/**
 * What one or several versions of a record do to its row.
 *
 * @param latest the version that counts for times and operation
 * @param content the vendor's values that replace the row's; empty when the row stays as it is and
 *     is only marked
 */
record LandingWrite(LandingRow latest, Optional<Map<LandingColumn, Object>> content) {

  static LandingWrite of(LandingRow row) {
    return new LandingWrite(
        row,
        switch (row.op()) {
          case UPSERT -> Optional.of(row.values());
          case ERASE -> Optional.of(Map.of());
          case DELETE -> Optional.empty();
          case ALIAS -> Optional.of(row.values()).filter(values -> !values.isEmpty());
        });
  }

  /** This and a later version in one; a version older than this one does nothing. */
  LandingWrite then(LandingRow later) {
    if (later.changedAt().isBefore(latest.changedAt())) {
      return this;
    }
    LandingWrite next = of(later);
    return new LandingWrite(later, next.content.or(() -> content));
  }

  boolean isMark() {
    return content.isEmpty();
  }

  RowKey key() {
    return new RowKey(latest.source(), latest.object(), latest.id());
  }
}
