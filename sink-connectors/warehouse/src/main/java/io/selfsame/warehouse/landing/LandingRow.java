package io.selfsame.warehouse.landing;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One version of a source record, to be landed.
 *
 * @param source the configured name of a connection
 * @param object the object as the vendor names it
 * @param id the vendor's id
 * @param changedAt orders the versions of one record: an older one never replaces a newer one
 * @param schemaVersion the version of the source's schema the record was read under, if told
 * @param values what the vendor sent, without fields that had no value; the Java classes are those
 *     of {@link LandingType}
 */
public record LandingRow(
    String source,
    String object,
    String id,
    LandingOperation op,
    Optional<Instant> createdAt,
    Instant changedAt,
    Optional<Long> schemaVersion,
    Map<LandingColumn, Object> values) {
  public LandingRow {
    values = Map.copyOf(values);
  }

  /** The same row without any of the vendor's values. */
  public LandingRow erased(Instant at) {
    return erased(source, object, id, at);
  }

  /** A row whose values must go. */
  public static LandingRow erased(String source, String object, String id, Instant at) {
    return new LandingRow(
        source,
        object,
        id,
        LandingOperation.ERASE,
        Optional.empty(),
        at,
        Optional.empty(),
        Map.of());
  }
}
