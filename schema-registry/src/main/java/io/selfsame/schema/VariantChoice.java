package io.selfsame.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** In which of a field's types a value travels: in its own if that holds it, else in a variant. */
public final class VariantChoice {
  private VariantChoice() {}

  /**
   * @param value not null
   * @return empty when none of the field's types holds the value
   */
  public static Optional<FieldType> of(KnownField field, JsonNode value) {
    if (field.type().filter(type -> FieldValue.fits(type, value)).isPresent()) {
      return field.type();
    }
    FieldType own = FieldValue.infer(value);
    return field.variants().contains(own)
        ? Optional.of(own)
        : field.variants().stream()
            .filter(variant -> variant != FieldType.JSON)
            .filter(variant -> FieldValue.fits(variant, value))
            .findFirst();
  }
}
