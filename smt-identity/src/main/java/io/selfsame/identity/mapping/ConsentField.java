package io.selfsame.identity.mapping;

import io.selfsame.contract.ConsentStatus;
import io.selfsame.identity.record.FieldPath;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A field that states a consent.
 *
 * @param literals what each of the field's values says, by the value in lower case; a value that is
 *     not listed is never guessed at
 * @param at fields of which the first that is filled tells when it was stated
 */
public record ConsentField(
    String purpose, FieldPath field, Map<String, ConsentStatus> literals, List<FieldPath> at) {
  public ConsentField {
    literals = Map.copyOf(literals);
    at = List.copyOf(at);
  }

  public Optional<ConsentStatus> statusOf(String literal) {
    return Optional.ofNullable(literals.get(literal.toLowerCase(Locale.ROOT)));
  }
}
