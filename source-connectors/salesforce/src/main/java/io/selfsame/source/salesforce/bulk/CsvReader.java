package io.selfsame.source.salesforce.bulk;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads CSV (RFC 4180) record by record: quoted values may hold commas, quotes and line breaks. NUL
 * characters, which the vendor lets through and no text of ours may hold, are left out. Memory is
 * that of one record, which is limited.
 */
final class CsvReader {
  private static final int END = -1;
  private static final char QUOTE = '"';

  private final Reader text;
  private final long longestRecord;
  private int ahead;
  private boolean started;
  private long length;

  /**
   * @param longestRecord in characters
   */
  CsvReader(Reader text, long longestRecord) {
    this.text = text;
    this.longestRecord = longestRecord;
  }

  /**
   * Returns the next record; empty at the end.
   *
   * @throws RecordTooLongException if it is
   */
  Optional<List<String>> next() throws IOException {
    if (!started) {
      started = true;
      advance();
    }
    if (ahead == END) {
      return Optional.empty();
    }
    length = 0;
    List<String> values = new ArrayList<>();
    values.add(value());
    while (ahead == ',') {
      advance();
      values.add(value());
    }
    if (ahead == '\r') {
      advance();
    }
    if (ahead == '\n') {
      advance();
    }
    return Optional.of(values);
  }

  private String value() throws IOException {
    return ahead == QUOTE ? quoted() : plain();
  }

  private String plain() throws IOException {
    StringBuilder value = new StringBuilder();
    while (ahead != END && ahead != ',' && ahead != '\n' && ahead != '\r') {
      take(value);
    }
    return value.toString();
  }

  private String quoted() throws IOException {
    StringBuilder value = new StringBuilder();
    advance();
    while (true) {
      if (ahead == END) {
        throw new IOException("the text ends inside a quoted value");
      }
      if (ahead != QUOTE) {
        take(value);
        continue;
      }
      advance();
      if (ahead != QUOTE) {
        return value.toString();
      }
      take(value);
    }
  }

  private void take(StringBuilder value) throws IOException {
    if (++length > longestRecord) {
      throw new RecordTooLongException();
    }
    value.append((char) ahead);
    advance();
  }

  private void advance() throws IOException {
    do {
      ahead = text.read();
    } while (ahead == 0);
  }

  /** A record is longer than is allowed. */
  static final class RecordTooLongException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
