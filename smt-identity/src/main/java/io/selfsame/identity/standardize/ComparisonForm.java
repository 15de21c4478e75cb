package io.selfsame.identity.standardize;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text reduced to what two spellings of one word share: letters and digits, no marks, no case. */
public final class ComparisonForm {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");

  private ComparisonForm() {}

  /** Returns the form; empty when the text has neither letter nor digit. */
  public static String of(String text) {
    String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    return OTHER.matcher(bare).replaceAll("").toLowerCase(Locale.ROOT);
  }
}
