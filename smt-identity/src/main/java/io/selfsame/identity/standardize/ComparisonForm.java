package io.selfsame.identity.standardize;

/** Text as one word of what two spellings share; see {@link LatinFold}. */
public final class ComparisonForm {
  private ComparisonForm() {}

  /** Returns the form; empty when the text has neither letter nor digit. */
  public static String of(String text) {
    return LatinFold.joined(text);
  }
}
