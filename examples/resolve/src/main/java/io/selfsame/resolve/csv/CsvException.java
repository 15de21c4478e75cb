package io.selfsame.resolve.csv;

/** A file that cannot be read as a whole. The message says where and what to do, never a value. */
public final class CsvException extends Exception {
  private static final long serialVersionUID = 1L;

  CsvException(long line, String problem) {
    super("line " + line + ": " + problem);
  }
}
