package io.selfsame.source.polling.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.selfsame.source.polling.vendor.RequestLimits;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HttpTransportTest {
  private static final int LONGEST = 1_000;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(1);
  private final AtomicInteger requests = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private final HttpTransport transport =
      new HttpTransport(
          new RequestLimits(
              Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofSeconds(30), LONGEST));

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/answer", exchange -> answer(exchange, 200, "{\"n\":1.10}", Map.of()));
    server.createContext("/html", exchange -> answer(exchange, 200, "<html>", Map.of()));
    server.createContext("/long", exchange -> answer(exchange, 200, "x".repeat(5_000), Map.of()));
    server.createContext(
        "/redirect", exchange -> answer(exchange, 302, "", Map.of("Location", "/answer")));
    server.createContext("/hang", this::hang);
    server.createContext(
        "/hang-in-the-middle",
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          hang(exchange);
        });
    server.start();
  }

  @AfterEach
  void close() {
    done.countDown();
    transport.close();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void anAnswerHasStatusHeadersAndJsonWithEveryDigit() throws VendorException {
    HttpAnswer answer = transport.send(request("/answer"));

    assertTrue(answer.isSuccess());
    assertEquals("1.10", answer.json().get("n").decimalValue().toPlainString());
    assertTrue(answer.header("date").isPresent());
  }

  @Test
  void whatIsNotJsonIsTriedAgain() throws VendorException {
    HttpAnswer answer = transport.send(request("/html"));

    assertEquals(Kind.RETRY, assertThrows(VendorException.class, answer::json).kind());
  }

  @Test
  void redirectsAreNotFollowed() throws VendorException {
    assertEquals(302, transport.send(request("/redirect")).status());
    assertEquals(1, requests.get());
  }

  @Test
  void anAnswerThatIsTooLongIsRefused() {
    VendorException failure = failure("/long");

    assertEquals(Kind.FATAL, failure.kind());
    assertEquals("BODY_TOO_LONG", failure.code());
  }

  @Test
  void silenceEndsWithTheReadTimeoutAndIsTriedAgain() {
    VendorException failure = failure("/hang");

    assertEquals(Kind.RETRY, failure.kind());
    assertEquals(1, requests.get(), "nothing is sent twice here");
  }

  @Test
  void closingCancelsARunningCallAndRefusesNewOnes() throws Exception {
    HttpTransport patient =
        new HttpTransport(
            new RequestLimits(
                Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMinutes(5), LONGEST));
    CompletableFuture<HttpAnswer> call =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return patient.send(request("/hang"));
              } catch (VendorException e) {
                throw new IllegalStateException(e);
              }
            },
            threads);
    asked.await();

    patient.close();

    ExecutionException failure =
        assertThrows(ExecutionException.class, () -> call.get(5, TimeUnit.SECONDS));
    assertEquals(Kind.CANCELLED, ((VendorException) failure.getCause().getCause()).kind());
    assertEquals(
        Kind.CANCELLED,
        assertThrows(VendorException.class, () -> patient.send(request("/answer"))).kind());
  }

  @Test
  @DisplayName("X-07 closing cancels a call in the middle of its answer, too")
  void closingCancelsACallInTheMiddleOfItsAnswer() throws Exception {
    HttpTransport patient =
        new HttpTransport(
            new RequestLimits(
                Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMinutes(5), LONGEST));
    CompletableFuture<Kind> call =
        CompletableFuture.supplyAsync(
            () ->
                assertThrows(
                        VendorException.class, () -> patient.send(request("/hang-in-the-middle")))
                    .kind(),
            threads);
    asked.await();

    patient.close();

    assertEquals(Kind.CANCELLED, call.get(20, TimeUnit.SECONDS));
  }

  @Test
  void aMessageNamesThePathButNotTheQuery() {
    VendorException failure = failure("/hang?email=canary@example.com");

    assertTrue(failure.getMessage().contains("/hang"));
    assertFalse(failure.getMessage().contains("canary"));
  }

  private VendorException failure(String path) {
    return assertThrows(VendorException.class, () -> transport.send(request(path)));
  }

  private Request request(String path) {
    return new Request.Builder()
        .url("http://127.0.0.1:" + server.getAddress().getPort() + path)
        .build();
  }

  private void hang(HttpExchange exchange) {
    requests.incrementAndGet();
    asked.countDown();
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }

  private void answer(HttpExchange exchange, int status, String body, Map<String, String> headers)
      throws IOException {
    requests.incrementAndGet();
    headers.forEach(exchange.getResponseHeaders()::set);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
