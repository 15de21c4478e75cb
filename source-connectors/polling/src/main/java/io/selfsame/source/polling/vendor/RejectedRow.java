package io.selfsame.source.polling.vendor;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A row that was left out. Says where it is to be found, never what is in it.
 *
 * @param code why: {@code ROW_TOO_LONG}, {@code ROW_MALFORMED}, {@code ROW_WITHOUT_ID}
 * @param id the vendor's id, when it could be read
 * @param element which of the rows of the answer, from 0, when it was found in one
 */
public record RejectedRow(String code, Optional<String> id, OptionalLong element) {
  public static final String TOO_LONG = "ROW_TOO_LONG";
  public static final String MALFORMED = "ROW_MALFORMED";
  public static final String WITHOUT_ID = "ROW_WITHOUT_ID";

  public RejectedRow {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(element, "element");
  }

  /** A row whose id is known. */
  public static RejectedRow of(String code, String id) {
    return new RejectedRow(code, Optional.of(id), OptionalLong.empty());
  }

  /** An element of an answer that is no row. */
  public static RejectedRow at(String code, long element) {
    return new RejectedRow(code, Optional.empty(), OptionalLong.of(element));
  }
}
