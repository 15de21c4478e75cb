package io.selfsame.source.salesforce.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/** Times as REST writes them: {@code 2024-04-25T15:50:37.000+0000}. */
final class RestTime {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS[XXX][XX]");

  private RestTime() {}

  static Instant parse(String text, Instant otherwise) {
    try {
      return OffsetDateTime.parse(text, FORM).toInstant();
    } catch (DateTimeException e) {
      return otherwise;
    }
  }
}
