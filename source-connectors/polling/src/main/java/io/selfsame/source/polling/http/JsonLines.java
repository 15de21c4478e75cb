package io.selfsame.source.polling.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.source.polling.vendor.RejectedRow;
import io.selfsame.source.polling.vendor.VendorException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The rows of an answer of JSON lines, one at a time. Memory is bounded by one row; a line that is
 * too long or no JSON object is rejected without harm to its neighbours, empty ones are passed
 * over. There is nothing around the rows. Used by one thread.
 */
public final class JsonLines implements RowReader {
  private static final int END = -1;

  private final InputStream in;
  private final long maxRowBytes;
  private final String where;
  private final byte[] buffer = new byte[16 * 1024];
  private int filled;
  private int next;

  /**
   * @param in the lines; not closed here
   * @param maxRowBytes longer rows are rejected
   * @param where what was asked, for messages
   */
  public JsonLines(InputStream in, long maxRowBytes, String where) {
    this.in = in;
    this.maxRowBytes = maxRowBytes;
    this.where = where;
  }

  @Override
  public Optional<JsonRows.Element> next() throws VendorException {
    try {
      ByteArrayOutputStream row = new ByteArrayOutputStream(1024);
      long length = 0;
      for (int b = read(); b != END; b = read()) {
        if (b == '\n' && length > 0) {
          return Optional.of(row(row, length));
        } else if ((length > 0 || b > ' ') && ++length <= maxRowBytes) {
          row.write(b);
        }
      }
      return length == 0 ? Optional.empty() : Optional.of(row(row, length));
    } catch (IOException e) {
      throw VendorException.retry(
          e.getClass().getSimpleName(), where + " was cut off", Optional.empty());
    }
  }

  @Override
  public JsonNode envelope() {
    return JsonNodeFactory.instance.objectNode();
  }

  private JsonRows.Element row(ByteArrayOutputStream row, long length) {
    if (length > maxRowBytes) {
      return new JsonRows.Element.Rejected(RejectedRow.TOO_LONG, RowId.of(row.toByteArray()));
    }
    try {
      return VendorJson.parse(row.toByteArray(), where) instanceof ObjectNode fields
          ? new JsonRows.Element.Row(fields, length)
          : new JsonRows.Element.Rejected(RejectedRow.MALFORMED, Optional.empty());
    } catch (VendorException e) {
      return new JsonRows.Element.Rejected(RejectedRow.MALFORMED, RowId.of(row.toByteArray()));
    }
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
