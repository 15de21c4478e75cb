package io.selfsame.identity.standardize;

/** Identifiers as the system that issued them gives them: kept to the letter. */
public final class IssuedIdStandardizer implements Standardizer {
  private static final int LONGEST = 255;

  @Override
  public Standardized standardize(String raw) {
    String id = Whitespace.tidy(raw);
    return id.isEmpty() || id.length() > LONGEST
        ? Standardized.invalid(raw)
        : Standardized.valid(id, id);
  }
}
