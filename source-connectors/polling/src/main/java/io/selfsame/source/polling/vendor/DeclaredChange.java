package io.selfsame.source.polling.vendor;

import io.selfsame.contract.DriftKind;
import java.util.Objects;
import java.util.Optional;

/**
 * A change of the vendor's own metadata that rows cannot tell: of a field inside a nested object,
 * or of the values a field may have. It becomes a drift event as it is.
 *
 * @param field where rows hold the field's value, {@code user_fields.plan} for example
 * @param before a type or a number of values, never a value
 */
public record DeclaredChange(
    DriftKind kind, String field, Optional<String> before, Optional<String> after) {
  public DeclaredChange {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
  }
}
