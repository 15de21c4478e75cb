package io.selfsame.source.polling.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.selfsame.source.polling.vendor.RequestLimits;
import io.selfsame.source.polling.vendor.VendorException;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Long answers in slices; also run in a small heap of its own. */
class HeldAnswerTest {
  private static final int MANY = 1_000_000;
  private static final int LONG_ROW = 50_000_000;
  private static final HeldAnswer.Limits SMALL = new HeldAnswer.Limits(3, 1_000, 1_000);

  private final AtomicInteger requests = new AtomicInteger();
  private final HttpTransport transport =
      new HttpTransport(
          new RequestLimits(
              Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(60), 1_024));
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/ten", exchange -> answer(exchange, ten()));
    server.createContext("/many", HeldAnswerTest::many);
    server.createContext("/cut", HeldAnswerTest::cut);
    server.start();
  }

  @AfterEach
  void close() {
    transport.close();
    server.stop(0);
  }

  @Test
  void aPageComesInSlicesFromOneRequest() throws VendorException {
    HeldAnswer held = held("/ten", SMALL);
    List<Integer> sizes = new ArrayList<>();
    HeldAnswer.Slice slice = held.read("p", 0);
    while (slice.envelope().isEmpty()) {
      sizes.add(slice.rows().size());
      slice = held.read("p", slice.rowsDone());
    }

    assertEquals(List.of(3, 3, 3), sizes);
    assertEquals(1, slice.rows().size());
    assertEquals("more", slice.envelope().orElseThrow().get("next").asText());
    assertEquals(1, requests.get());
  }

  @Test
  void afterARestartTheRowsThatWereDoneArePassedOver() throws VendorException {
    HeldAnswer.Slice slice = held("/ten", SMALL).read("p", 6);

    assertEquals(6, slice.rows().get(0).get("id").intValue());
    assertEquals(9, slice.rowsDone());
  }

  @Test
  void aTruncatedGzipIsTriedAgain() {
    VendorException failure =
        assertThrows(
            VendorException.class,
            () -> held("/cut", new HeldAnswer.Limits(100, 10_000, 1_000)).read("p", 0));

    assertTrue(failure.isRetriable());
  }

  @Test
  @DisplayName("X-11 a page of a million rows and a row of 50 MB pass through a heap of 64 MB")
  void aMillionRowsAndAHugeOnePassThroughASmallHeap() throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process =
        new ProcessBuilder(
                java.toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                HeldAnswerTest.class.getName(),
                "http://127.0.0.1:" + server.getAddress().getPort() + "/many")
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(5, TimeUnit.MINUTES));

    assertEquals(
        List.of(MANY + " [ROW_TOO_LONG]"),
        Arrays.stream(said.split("\n")).filter(line -> line.startsWith("1")).toList(),
        said);
  }

  /** The small heap's program: reads all slices, keeps none, prints what it saw. */
  public static void main(String[] arguments) throws VendorException {
    RequestLimits limits =
        new RequestLimits(
            Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofSeconds(1), 1_024);
    try (HttpTransport transport = new HttpTransport(limits)) {
      Request request = new Request.Builder().url(arguments[0]).build();
      HeldAnswer held =
          new HeldAnswer(
              page -> transport.open(request),
              List.of("rows"),
              new HeldAnswer.Limits(1_000, 4_000_000, 10_000_000));
      List<String> rejected = new ArrayList<>();
      long rows = 0;
      HeldAnswer.Slice slice;
      long done = 0;
      do {
        slice = held.read("p", done);
        done = slice.rowsDone();
        rows += slice.rows().size();
        slice.rejected().forEach(row -> rejected.add(row.code()));
      } while (slice.envelope().isEmpty());
      System.out.println(rows + " " + rejected);
    }
  }

  private HeldAnswer held(String path, HeldAnswer.Limits limits) {
    Request request =
        new Request.Builder()
            .url("http://127.0.0.1:" + server.getAddress().getPort() + path)
            .build();
    return new HeldAnswer(page -> transport.open(request), List.of("rows"), limits);
  }

  private static String ten() {
    StringBuilder body = new StringBuilder("{\"rows\":[");
    for (int i = 0; i < 10; i++) {
      body.append(i == 0 ? "" : ",").append("{\"id\":").append(i).append('}');
    }
    return body.append("],\"next\":\"more\"}").toString();
  }

  private void answer(HttpExchange exchange, String body) throws IOException {
    requests.incrementAndGet();
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** A million rows of a line each; one of 50 MB among them. */
  private static void many(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    byte[] row =
        ("{\"id\":1,\"name\":\"" + "n".repeat(60) + "\"},").getBytes(StandardCharsets.UTF_8);
    byte[] chunk = "x".repeat(100_000).getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = new BufferedOutputStream(exchange.getResponseBody(), 65_536)) {
      out.write("{\"rows\":[".getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < MANY; i++) {
        out.write(row);
        if (i == MANY / 2) {
          out.write("{\"id\":\"".getBytes(StandardCharsets.UTF_8));
          for (int sent = 0; sent < LONG_ROW; sent += chunk.length) {
            out.write(chunk);
          }
          out.write("\"},".getBytes(StandardCharsets.UTF_8));
        }
      }
      out.write("0],\"next\":null}".getBytes(StandardCharsets.UTF_8), 1, 14);
    }
  }

  private static void cut(HttpExchange exchange) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(ten().getBytes(StandardCharsets.UTF_8));
    }
    byte[] half = Arrays.copyOf(zipped.toByteArray(), zipped.size() / 2);
    exchange.getResponseHeaders().set("Content-Encoding", "gzip");
    exchange.sendResponseHeaders(200, half.length);
    exchange.getResponseBody().write(half);
    exchange.close();
  }
}
