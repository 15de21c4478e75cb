package io.selfsame.resolve.csv;

import java.util.Optional;

/** A row as it is in the file, or what is wrong with it. Its bytes are not copied. */
final class RawRow {
  private final long line;
  private final int lines;
  private final byte[] bytes;
  private final Optional<Flaw> flaw;

  private RawRow(long line, int lines, byte[] bytes, Optional<Flaw> flaw) {
    this.line = line;
    this.lines = lines;
    this.bytes = bytes;
    this.flaw = flaw;
  }

  /**
   * @param line where it begins, the first line being 1
   * @param lines how many lines it is on
   * @param bytes without the line end
   */
  static RawRow of(long line, int lines, byte[] bytes) {
    return new RawRow(line, lines, bytes, Optional.empty());
  }

  static RawRow flawed(long line, Flaw flaw) {
    return new RawRow(line, 1, new byte[0], Optional.of(flaw));
  }

  long line() {
    return line;
  }

  int lines() {
    return lines;
  }

  byte[] bytes() {
    return bytes;
  }

  Optional<Flaw> flaw() {
    return flaw;
  }
}
