package io.selfsame.resolve.csv;

import java.util.Optional;

/**
 * A row as it is in the file, or what is wrong with it.
 *
 * @param line where it begins, the first line being 1
 * @param lines how many lines it is on
 * @param bytes without the line end; empty for a row with a flaw
 */
record RawRow(long line, int lines, byte[] bytes, Optional<Flaw> flaw) {
  static RawRow flawed(long line, Flaw flaw) {
    return new RawRow(line, 1, new byte[0], Optional.of(flaw));
  }
}
