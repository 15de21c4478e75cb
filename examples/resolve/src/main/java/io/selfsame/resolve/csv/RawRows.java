package io.selfsame.resolve.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds where rows end. The CSV parser could do so itself, but after a quote that is never closed
 * it would take the rest of the file for one field; this one gives up such a row at its first line
 * and goes on with the next. Holds one row in memory, and of that not more than a MiB.
 */
final class RawRows {
  static final int LONGEST = 1 << 20;
  private static final int MOST_LINES = 100;
  private static final int CHUNK = 1 << 16;
  private static final int END = -1;
  private static final int NONE = -1;

  private final InputStream in;
  private final char separator;
  private byte[] buffer = new byte[CHUNK];
  private int start;
  private int end;
  private long line = 1;

  private int rowStart;
  private long rowLine = 1;
  private int secondLine = NONE;

  RawRows(InputStream in, char separator) {
    this.in = in;
    this.separator = separator;
  }

  /** The next row that is not blank; empty at the end. */
  Optional<RawRow> next() throws IOException {
    while (byteAt(0) != END) {
      RawRow row = row();
      if (row.flaw().isPresent() || row.bytes().length > 0) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  /** Goes back to the second line of the row that was returned last, which is on several lines. */
  void resumeAtSecondLine() {
    start = rowStart + secondLine;
    line = rowLine + 1;
  }

  private RawRow row() throws IOException {
    rowLine = line;
    secondLine = NONE;
    boolean quoted = false;
    boolean closed = false;
    boolean fieldStart = true;
    int lines = 1;
    for (int at = 0; at < LONGEST; at++) {
      int b = byteAt(at);
      if (b == END) {
        return quoted ? brokenQuotes() : whole(at, at, lines);
      }
      if (!quoted && (b == '\n' || b == '\r')) {
        return whole(at, b == '\r' && byteAt(at + 1) == '\n' ? at + 2 : at + 1, lines);
      }
      if (b == '\n') {
        secondLine = secondLine == NONE ? at + 1 : secondLine;
        if (++lines > MOST_LINES) {
          return brokenQuotes();
        }
      }
      boolean quote = b == '"';
      boolean opens = quote && !quoted && (fieldStart || closed);
      closed = quote && quoted;
      quoted = opens || (quoted && !closed);
      fieldStart = !quoted && b == separator;
    }
    return secondLine == NONE ? tooLong() : brokenQuotes();
  }

  private RawRow whole(int length, int next, int lines) {
    byte[] bytes = Arrays.copyOfRange(buffer, start, start + length);
    rowStart = start;
    start += next;
    line += lines;
    return RawRow.of(rowLine, lines, bytes);
  }

  private RawRow brokenQuotes() throws IOException {
    if (secondLine == NONE) {
      skipLine();
    } else {
      start += secondLine;
      line++;
    }
    return RawRow.flawed(rowLine, Flaw.BROKEN_QUOTES);
  }

  private RawRow tooLong() throws IOException {
    skipLine();
    return RawRow.flawed(rowLine, Flaw.TOO_LONG);
  }

  private void skipLine() throws IOException {
    int b = byteAt(0);
    while (b != END && b != '\n') {
      start++;
      b = byteAt(0);
    }
    if (b == '\n') {
      start++;
    }
    line++;
  }

  private int byteAt(int offset) throws IOException {
    while (start + offset >= end) {
      if (!fill()) {
        return END;
      }
    }
    return buffer[start + offset] & 0xFF;
  }

  private boolean fill() throws IOException {
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      start = 0;
    }
    if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int read = in.read(buffer, end, buffer.length - end);
    end += Math.max(read, 0);
    return read > 0;
  }
}
