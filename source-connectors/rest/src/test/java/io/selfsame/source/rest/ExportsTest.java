package io.selfsame.source.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import io.selfsame.source.polling.vendor.RejectedRow;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.polling.vendor.VendorStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exports of product analytics: lines of JSON, packed. */
class ExportsTest {
  private static final String LINES =
      """
      {"insert_id":"a","time":"2026-03-01T10:00:00Z"}
      {"insert_id":"b","time":"2026-03-01T10:30:00Z"}
      not json

      {"insert_id":"c","time":"2026-03-01T10:45:00Z"}
      """;

  private final AtomicReference<byte[]> body = new AtomicReference<>(new byte[0]);
  private final AtomicReference<Integer> status = new AtomicReference<>(200);
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicReference<String> query = new AtomicReference<>("");
  private final Scripted scripted = new Scripted(request -> null);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/export",
        exchange -> {
          requests.incrementAndGet();
          query.set(exchange.getRequestURI().getQuery());
          exchange.sendResponseHeaders(status.get(), 0);
          try (var out = exchange.getResponseBody()) {
            out.write(body.get());
          }
        });
    server.start();
    scripted.settings.put("rest.base.url", "http://127.0.0.1:" + server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    scripted.close();
    server.stop(0);
  }

  @Test
  void gzipLinesAreReadAndAMalformedOneIsLeftOut() throws VendorException {
    body.set(gzip(LINES));
    StreamPage page = scripted.stream(manifest("gzip")).read(StreamPosition.start());

    assertEquals(List.of("a", "b", "c"), ids(page));
    assertEquals(List.of(RejectedRow.at(RejectedRow.MALFORMED, 2)), page.facts().rejected());
  }

  @Test
  void anArchiveOfGzipFilesIsReadFileAfterFile() throws VendorException {
    body.set(
        zip(
            gzip("{\"insert_id\":\"a\"}"),
            gzip("{\"insert_id\":\"b\"}\n"),
            bytes("{\"insert_id\":\"c\"}")));

    assertEquals(
        List.of("a", "b", "c"), ids(scripted.stream(manifest("zip")).read(StreamPosition.start())));
  }

  @Test
  void aFileThatIsCutOffIsTriedAgainAndLosesNothing() throws VendorException {
    byte[] whole = gzip(LINES);
    body.set(Arrays.copyOf(whole, whole.length - 12));
    VendorStream stream = scripted.stream(manifest("gzip"));

    VendorException cut =
        assertThrows(VendorException.class, () -> stream.read(StreamPosition.start()));

    assertEquals(VendorException.Kind.RETRY, cut.kind());
    assertEquals("EOFException", cut.code());
    body.set(whole);
    assertEquals(List.of("a", "b", "c"), ids(stream.read(StreamPosition.start())));
  }

  @Test
  void anArchiveThatIsCutOffIsTriedAgain() throws VendorException {
    byte[] whole = zip(gzip(LINES));
    body.set(Arrays.copyOf(whole, whole.length / 2));
    VendorStream stream = scripted.stream(manifest("zip"));

    VendorException cut =
        assertThrows(VendorException.class, () -> stream.read(StreamPosition.start()));

    assertEquals(VendorException.Kind.RETRY, cut.kind());
  }

  @Test
  void whatIsNoGzipAtAllIsTriedAgain() throws VendorException {
    body.set(bytes("<html>"));
    VendorStream stream = scripted.stream(manifest("gzip"));

    VendorException refused =
        assertThrows(VendorException.class, () -> stream.read(StreamPosition.start()));

    assertEquals(VendorException.Kind.RETRY, refused.kind());
  }

  @Test
  void aLongFileIsReadInSlicesAlsoAcrossARestart() throws VendorException {
    scripted.settings.put("batch.max.rows", "2");
    body.set(gzip(LINES));
    StreamPage first = scripted.stream(manifest("gzip")).read(StreamPosition.start());

    StreamPage second = scripted.stream(manifest("gzip")).read(first.next());

    assertEquals(List.of("a", "b"), ids(first));
    assertEquals(List.of("c"), ids(second));
    assertEquals(2, requests.get());
  }

  @Test
  void anHourWithoutEventsIsNoFailure() throws VendorException {
    status.set(404);
    VendorStream stream = scripted.stream(manifest("gzip"));

    StreamPage page = stream.read(StreamPosition.start());

    assertEquals(List.of(), page.rows());
    assertEquals("end=20260301T03&start=20260301T00", query.get());
    status.set(200);
    body.set(gzip(LINES));
    assertEquals(List.of("a", "b", "c"), ids(stream.read(page.next())));
    assertEquals("end=20260301T05&start=20260301T02", query.get());
  }

  @Test
  void windowsEndOnWholeHours() throws VendorException {
    body.set(gzip(LINES));
    scripted.clock.advance(Duration.ofMinutes(37));
    VendorStream stream = scripted.stream(manifest("gzip"));
    StreamPosition position = StreamPosition.start();
    for (StreamPage page = stream.read(position); !page.caughtUp(); page = stream.read(position)) {
      position = page.next();
    }

    assertEquals("end=20260301T10&start=20260301T08", query.get());
  }

  private static String manifest(String compression) {
    return """
        manifest: 1
        name: analytics
        auth: {type: none}
        errors:
          - {status: 404, kind: empty}
        streams:
          people:
            request:
              path: /export
              query: {start: "{{window.from|hour}}", end: "{{window.until|hour}}"}
            response: {format: jsonl, compression: %s}
            incremental: {from: "2026-03-01T00:00:00Z", lag: 2h, overlap: 1h, longest: 3h, granularity: 1h}
            row:
              id: insert_id
              modified_at: {path: time}
        """
        .formatted(compression);
  }

  private static List<String> ids(StreamPage page) {
    return page.rows().stream().map(VendorRow::id).toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static byte[] zip(byte[]... files) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(packed)) {
      for (int i = 0; i < files.length; i++) {
        out.putNextEntry(new ZipEntry("../../etc/" + i + ".json.gz"));
        out.write(files[i]);
        out.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
