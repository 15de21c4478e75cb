package io.selfsame.schema;

import java.util.Objects;
import java.util.Optional;

/**
 * What is known of one field of a stream.
 *
 * @param type the least type that held every value so far; empty while only null was seen
 * @param standing how the vendor's metadata speaks of it
 */
public record KnownField(String name, Optional<FieldType> type, Standing standing) {

  /** How the vendor's metadata speaks of a field. */
  public enum Standing {
    /** Only seen in rows. */
    OBSERVED,
    /** Named by the metadata. */
    DECLARED,
    /** No longer named by the metadata that once did; it stays in the schema. */
    REMOVED
  }

  public KnownField {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(standing, "standing");
  }

  boolean isRemoved() {
    return standing == Standing.REMOVED;
  }

  KnownField withType(FieldType wider) {
    return new KnownField(name, Optional.of(wider), standing);
  }

  KnownField with(Standing changed) {
    return new KnownField(name, type, changed);
  }
}
