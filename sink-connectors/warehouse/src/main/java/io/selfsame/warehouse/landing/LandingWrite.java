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
    return next.isMark() && !isMark()
        ? new LandingWrite(marked(later), content)
        : new LandingWrite(later, next.content.or(() -> content));
  }

  /** What a mark leaves alone in a stored row it leaves alone in a row of the same batch. */
  private LandingRow marked(LandingRow mark) {
    return new LandingRow(
        mark.source(),
        mark.object(),
        mark.id(),
        mark.op(),
        latest.createdAt(),
        mark.changedAt(),
        latest.schemaVersion(),
        mark.values());
  }

  boolean isMark() {
    return content.isEmpty();
  }

  RowKey key() {
    return new RowKey(latest.source(), latest.object(), latest.id());
  }
}
