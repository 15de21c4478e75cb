package io.selfsame.identity.standardize;

import java.util.Locale;

/**
 * Numbers that a person has on paper and somebody typed: passport, social security, licence. The
 * key has neither separators nor case.
 */
public final class TypedIdStandardizer implements Standardizer {
  private static final int SHORTEST = 4;
  private static final int LONGEST = 64;
  private final Placeholders placeholders;

  public TypedIdStandardizer(Placeholders placeholders) {
    this.placeholders = placeholders;
  }

  @Override
  public Standardized standardize(String raw) {
    String id = Whitespace.tidy(raw);
    if (id.isEmpty() || placeholders.contains(PlaceholderKind.TEXT, id)) {
      return Standardized.invalid(raw);
    }
    String key = ComparisonForm.of(id).toUpperCase(Locale.ROOT);
    if (key.length() < SHORTEST || key.length() > LONGEST) {
      return Standardized.suspect(id);
    }
    boolean made =
        placeholders.contains(PlaceholderKind.ID, key)
            || key.chars().distinct().count() == 1
            || key.chars().noneMatch(Character::isDigit);
    return made ? Standardized.suspect(id) : Standardized.valid(id, key);
  }
}
