package io.selfsame.schema;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of one field of a stream.
 *
 * @param type the type its values travel in; empty while only null was seen
 * @param variants further types that values came in which that type cannot hold; in records each is
 *     a field of its own ({@link #variantName})
 * @param standing how the vendor's metadata speaks of it
 */
public record KnownField(
    String name, Optional<FieldType> type, Set<FieldType> variants, Standing standing) {

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
    variants =
        variants.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(variants));
  }

  public KnownField(String name, Optional<FieldType> type, Standing standing) {
    this(name, type, Set.of(), standing);
  }

  /** The name of the field that holds values of a further type. */
  public static String variantName(String field, FieldType variant) {
    return field + "__" + variant.wireName();
  }

  boolean isRemoved() {
    return standing == Standing.REMOVED;
  }

  KnownField withType(FieldType wider) {
    return new KnownField(name, Optional.of(wider), variants, standing);
  }

  KnownField withVariant(FieldType variant) {
    Set<FieldType> more = EnumSet.of(variant);
    more.addAll(variants);
    return new KnownField(name, type, more, standing);
  }

  KnownField with(Standing changed) {
    return new KnownField(name, type, variants, changed);
  }
}
