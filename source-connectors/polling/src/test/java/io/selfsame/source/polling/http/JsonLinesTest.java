package io.selfsame.source.polling.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.selfsame.source.polling.vendor.VendorException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonLinesTest {

  @Test
  void everyLineIsARowAndEmptyOnesAreNone() throws VendorException {
    assertEquals(
        List.of("{\"a\":1}", "{\"a\":2}", "{\"a\":3}"),
        read("{\"a\":1}\n\n \t\r\n{\"a\":2}\r\n{\"a\":3}"));
  }

  @Test
  void aLineThatIsNoObjectOrTooLongHarmsNoNeighbour() throws VendorException {
    assertEquals(
        List.of("ROW_MALFORMED", "{\"a\":1}", "ROW_TOO_LONG", "ROW_MALFORMED", "{\"a\":2}"),
        read("<html>\n{\"a\":1}\n{\"b\":\"" + "x".repeat(200) + "\"}\n[1]\n{\"a\":2}\n"));
  }

  @Test
  void linesThatAreCutOffAreTriedAgain() {
    InputStream cut =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new EOFException("with a value");
          }

          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            return read();
          }
        };
    InputStream lines = new SequenceInputStream(bytes("{\"a\":1}\n{\"a\":"), cut);
    JsonLines rows = new JsonLines(lines, 100, "GET /export");

    VendorException failure =
        assertThrows(
            VendorException.class,
            () -> {
              rows.next();
              rows.next();
            });

    assertEquals(VendorException.Kind.RETRY, failure.kind());
    assertEquals("EOFException: GET /export was cut off", failure.getMessage());
  }

  private static List<String> read(String text) throws VendorException {
    JsonLines rows = new JsonLines(bytes(text), 100, "GET /export");
    List<String> read = new ArrayList<>();
    for (Optional<JsonRows.Element> next = rows.next(); next.isPresent(); next = rows.next()) {
      read.add(
          next.get() instanceof JsonRows.Element.Row row
              ? row.fields().toString()
              : ((JsonRows.Element.Rejected) next.get()).code());
    }
    return read;
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
