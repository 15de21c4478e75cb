package io.selfsame.resolve.csv;

import java.util.Locale;

/** Why a row was not taken. */
public enum Flaw {
  /** A quote is opened and not closed, or something follows a closing quote. */
  BROKEN_QUOTES("a quote is not closed, or something follows a closing one"),
  NOT_UTF_8("it is not UTF-8"),
  TOO_LONG("it is longer than 1 MiB"),
  OTHER_COLUMNS("it has not as many fields as the header"),
  NO_RECORD_ID("it has no record_id"),
  DUPLICATE_RECORD_ID("an earlier row has the same record_id"),
  LONG_REFERENCE("its record_id and source are longer than 512 bytes"),
  UNUSABLE("the transform or the warehouse refused it");

  private final String reason;

  Flaw(String reason) {
    this.reason = reason;
  }

  /** For a report: {@code not_utf_8}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For people, as the end of a sentence about a row. */
  public String reason() {
    return reason;
  }
}
