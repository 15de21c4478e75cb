package io.selfsame.identity.standardize;

import java.util.regex.Pattern;

/** Streets on one line: line breaks become commas. They are no keys by themselves. */
public final class StreetStandardizer implements Standardizer {
  private static final Pattern LINE_BREAK = Pattern.compile("[\\s,]*[\\r\\n]+[\\s,]*");

  @Override
  public Standardized standardize(String raw) {
    String line = Whitespace.tidy(LINE_BREAK.matcher(raw.strip()).replaceAll(", "));
    return line.isEmpty() ? Standardized.invalid(raw) : Standardized.suspect(line);
  }
}
