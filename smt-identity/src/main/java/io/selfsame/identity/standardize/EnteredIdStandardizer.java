package io.selfsame.identity.standardize;

/**
 * Identifiers of another system that somebody entered: kept to the letter, placeholders refused.
 */
public final class EnteredIdStandardizer implements Standardizer {
  private final IssuedIdStandardizer issued = new IssuedIdStandardizer();
  private final Placeholders placeholders;

  public EnteredIdStandardizer(Placeholders placeholders) {
    this.placeholders = placeholders;
  }

  @Override
  public Standardized standardize(String raw) {
    Standardized standardized = issued.standardize(raw);
    return standardized.key().filter(this::isPlaceholder).isPresent()
        ? Standardized.invalid(raw)
        : standardized;
  }

  private boolean isPlaceholder(String id) {
    return placeholders.contains(PlaceholderKind.ID, id)
        || id.chars().allMatch(c -> c == id.charAt(0));
  }
}
