package io.selfsame.identity.standardize;

/** Free text on one line, for attributes that are only shown. */
public final class TextStandardizer implements Standardizer {
  @Override
  public Standardized standardize(String raw) {
    String text = Whitespace.tidy(raw);
    return text.isEmpty() ? Standardized.invalid(raw) : Standardized.suspect(text);
  }
}
