package io.selfsame.source.polling.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.source.polling.vendor.RejectedRow;
import io.selfsame.source.polling.vendor.VendorException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The rows of a JSON answer, one at a time: the elements of the array at a path. The answer is cut
 * into elements byte by byte and each is parsed by itself, so memory is bounded by one row, and a
 * row that is too long or cannot be parsed is rejected without harm to its neighbours. Everything
 * around the array, the envelope, can be read when the rows are through. Used by one thread.
 */
public final class JsonRows implements RowReader {
  private static final long ENVELOPE_LIMIT = 1 << 20;
  private static final int END = -1;

  /** One element of the array. */
  public sealed interface Element {
    /** A row. */
    record Row(ObjectNode fields, long bytes) implements Element {}

    /**
     * An element that is no usable row.
     *
     * @param code {@link RejectedRow#TOO_LONG} or {@link RejectedRow#MALFORMED}
     * @param id the element's id, if it could be read
     */
    record Rejected(String code, Optional<String> id) implements Element {}
  }

  private final InputStream in;
  private final List<String> path;
  private final long maxRowBytes;
  private final long maxEnvelopeBytes;
  private final String where;
  private final byte[] buffer = new byte[16 * 1024];
  private int filled;
  private int next;
  private final ByteArrayOutputStream envelope = new ByteArrayOutputStream();
  private final Deque<Container> open = new ArrayDeque<>();
  private boolean inRows;
  private boolean done;

  /** A container that is open, and the key under which its current value stands. */
  private static final class Container {
    final boolean isObject;
    boolean keyNext;
    String key = "";

    Container(boolean isObject) {
      this.isObject = isObject;
      this.keyNext = isObject;
    }
  }

  /**
   * @param in the answer's body; not closed here
   * @param path the names that lead to the array; empty when the answer is the array
   * @param maxRowBytes longer rows are rejected
   * @param where what was asked, for messages
   */
  public JsonRows(InputStream in, List<String> path, long maxRowBytes, String where) {
    this(in, path, maxRowBytes, ENVELOPE_LIMIT, where);
  }

  /**
   * @param maxEnvelopeBytes the most there may be around the rows
   */
  JsonRows(
      InputStream in, List<String> path, long maxRowBytes, long maxEnvelopeBytes, String where) {
    this.maxEnvelopeBytes = maxEnvelopeBytes;
    this.in = in;
    this.path = List.copyOf(path);
    this.maxRowBytes = maxRowBytes;
    this.where = where;
  }

  /**
   * Returns the next element; empty when there is no further one.
   *
   * @throws VendorException RETRY when the answer is not JSON or was cut off
   */
  @Override
  public Optional<Element> next() throws VendorException {
    try {
      if (!inRows && !done) {
        readEnvelope();
      }
      return done ? Optional.empty() : element();
    } catch (IOException e) {
      throw VendorException.retry(
          e.getClass().getSimpleName(), where + " was cut off", Optional.empty());
    }
  }

  /**
   * Returns what stands around the rows, the array being empty.
   *
   * @throws IllegalStateException when there may be further rows
   */
  @Override
  public JsonNode envelope() throws VendorException {
    if (!done) {
      throw new IllegalStateException("the envelope is complete after the last row only");
    }
    return VendorJson.parse(envelope.toByteArray(), where);
  }

  /** Reads to the start of the rows, or to the end of the answer. */
  private void readEnvelope() throws IOException, VendorException {
    for (int b = read(); b != END; b = read()) {
      keep(b);
      switch (b) {
        case '"' -> string();
        case '{' -> open.push(new Container(true));
        case '[' -> {
          if (isAtRows()) {
            inRows = true;
            return;
          }
          open.push(new Container(false));
        }
        case '}', ']' -> close();
        case ',' -> current().keyNext = current().isObject;
        case ':' -> current().keyNext = false;
        default -> requireInside(b);
      }
    }
    if (!open.isEmpty() || envelope.size() == 0) {
      throw malformed();
    }
    done = true;
  }

  private Optional<Element> element() throws IOException, VendorException {
    int first = read();
    while (isSpace(first) || first == ',') {
      first = read();
    }
    if (first == ']') {
      keep(first);
      inRows = false;
      // A second array of that path cannot be: what follows is envelope to the end.
      readEnvelope();
      return next();
    }
    return Optional.of(parsed(first));
  }

  private Element parsed(int first) throws IOException, VendorException {
    ByteArrayOutputStream row = new ByteArrayOutputStream(1024);
    long length = 0;
    int depth = 0;
    boolean text = false;
    for (int b = first; ; b = read()) {
      if (b == END) {
        throw malformed();
      }
      if (!text && depth == 0 && length > 0 && (b == ',' || b == ']')) {
        next--;
        break;
      }
      length++;
      write(row, b, length);
      if (text) {
        if (b == '\\') {
          write(row, read(), ++length);
        }
        text = b != '"';
      } else if (b == '"') {
        text = true;
      } else if (b == '{' || b == '[') {
        depth++;
      } else if (b == '}' || b == ']') {
        depth--;
      }
    }
    return length > maxRowBytes
        ? new Element.Rejected(RejectedRow.TOO_LONG, RowId.of(row.toByteArray()))
        : row(row.toByteArray());
  }

  private void write(ByteArrayOutputStream row, int b, long length) {
    if (length <= maxRowBytes) {
      row.write(b);
    }
  }

  private Element row(byte[] bytes) {
    try {
      return VendorJson.parse(bytes, where) instanceof ObjectNode fields
          ? new Element.Row(fields, bytes.length)
          : new Element.Rejected(RejectedRow.MALFORMED, Optional.empty());
    } catch (VendorException e) {
      return new Element.Rejected(RejectedRow.MALFORMED, RowId.of(bytes));
    }
  }

  /** Reads the rest of a text; when a key stands here, it is taken down. */
  private void string() throws IOException, VendorException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (int b = read(); b != '"'; b = read()) {
      if (b == END) {
        throw malformed();
      }
      keep(b);
      text.write(b);
      if (b == '\\') {
        int escaped = read();
        keep(escaped);
        text.write(escaped);
      }
    }
    keep('"');
    if (current().keyNext) {
      current().key = text.toString(StandardCharsets.UTF_8);
    }
  }

  private boolean isAtRows() {
    List<String> keys = new ArrayList<>();
    boolean objectsOnly = true;
    for (Container container : open) {
      keys.add(0, container.key);
      objectsOnly &= container.isObject;
    }
    return objectsOnly && keys.equals(path);
  }

  private void close() throws VendorException {
    if (open.isEmpty()) {
      throw malformed();
    }
    open.pop();
  }

  private Container current() throws VendorException {
    if (open.isEmpty()) {
      throw malformed();
    }
    return open.peek();
  }

  private void requireInside(int b) throws VendorException {
    if (!isSpace(b)) {
      current();
    }
  }

  private void keep(int b) throws VendorException {
    if (envelope.size() >= maxEnvelopeBytes) {
      throw VendorException.retry(
          "ENVELOPE_TOO_LONG", where + " has too much around its rows", Optional.empty());
    }
    envelope.write(b);
  }

  private VendorException malformed() {
    return VendorException.retry(
        "MALFORMED_JSON",
        where + " was answered with a body that is not JSON, or cut off",
        Optional.empty());
  }

  private static boolean isSpace(int b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  private int read() throws IOException {
    if (next == filled) {
      filled = Math.max(0, in.read(buffer));
      next = 0;
      if (filled == 0) {
        return END;
      }
    }
    return buffer[next++] & 0xff;
  }
}
