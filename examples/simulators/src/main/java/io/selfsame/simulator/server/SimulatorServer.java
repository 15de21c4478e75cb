package io.selfsame.simulator.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP server on 127.0.0.1 that serves one {@link Endpoint}, disturbs it as {@link Faults} say
 * and remembers its requests. Serves from the moment it is started until it is closed; closing lets
 * go of hanging requests.
 */
public final class SimulatorServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SimulatorServer.class);

  static {
    // The JDK server sends headers and body in two packets; with Nagle's algorithm each answer then
    // waits 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final HttpServer http;
  private final ExecutorService threads;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Endpoint endpoint;
  private final Clock clock;
  private final Faults faults = new Faults();
  private final RequestLog log = new RequestLog();

  private SimulatorServer(
      HttpServer http, ExecutorService threads, Endpoint endpoint, Clock clock) {
    this.http = http;
    this.threads = threads;
    this.endpoint = endpoint;
    this.clock = clock;
  }

  /**
   * Starts to serve {@code endpoint}.
   *
   * @param name names the threads
   * @param port the port on loopback; 0 takes a free one
   */
  public static SimulatorServer start(String name, int port, Clock clock, Endpoint endpoint) {
    HttpServer http = bind(port);
    ExecutorService threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "simulator-" + name);
              thread.setDaemon(true);
              return thread;
            });
    SimulatorServer server = new SimulatorServer(http, threads, endpoint, clock);
    http.setExecutor(threads);
    http.createContext("/", server::serve);
    http.start();
    return server;
  }

  /** The base address, {@code http://127.0.0.1:PORT}, without a slash at the end. */
  public URI baseUri() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  public Faults faults() {
    return faults;
  }

  public RequestLog requests() {
    return log;
  }

  @Override
  public void close() {
    closed.countDown();
    http.stop(0);
    threads.shutdownNow();
  }

  private static HttpServer bind(int port) {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot listen on 127.0.0.1:" + port + "; choose a free port", e);
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    Instant at = clock.instant();
    Request request = Wire.read(exchange);
    Optional<Fault.Effect> effect = faults.take(request);
    Optional<Response> response = answer(request, effect);
    // Before it is sent: whoever has the answer finds the request in the log.
    log.add(
        new LoggedRequest(
            request.method(),
            request.path(),
            request.query(),
            request.headers(),
            response.map(Response::status).orElse(0),
            at,
            request.header("Authorization").orElse("")));
    if (response.isEmpty()) {
      exchange.close();
      return;
    }
    byte[] body =
        effect
            .filter(Fault.RespondBytes.class::isInstance)
            .map(bytes -> ((Fault.RespondBytes) bytes).bytes())
            .orElseGet(() -> response.get().body().getBytes(response.get().charset()));
    boolean truncate = effect.filter(Fault.Truncate.class::isInstance).isPresent();
    send(exchange, response.get(), body, truncate);
  }

  /** The answer, or nothing when the connection is to be closed without one. */
  private Optional<Response> answer(Request request, Optional<Fault.Effect> effect) {
    if (effect.isEmpty() || effect.get() instanceof Fault.Truncate) {
      return Optional.of(handle(request));
    }
    Fault.Effect disturbance = effect.get();
    if (disturbance instanceof Fault.Respond respond) {
      return Optional.of(respond.response());
    }
    if (disturbance instanceof Fault.RespondBytes bytes) {
      return Optional.of(new Response(bytes.status(), bytes.headers(), ""));
    }
    if (disturbance instanceof Fault.Delay delay) {
      return closedWithin(delay.duration().toMillis())
          ? Optional.empty()
          : Optional.of(handle(request));
    }
    if (disturbance instanceof Fault.Hang) {
      closedWithin(Long.MAX_VALUE);
    }
    return Optional.empty();
  }

  private Response handle(Request request) {
    try {
      return endpoint.handle(request);
    } catch (HttpProblem problem) {
      return problem.response();
    } catch (RuntimeException e) {
      // A defect of the simulator must not look like a dropped connection to the one who uses it.
      LOG.error("The simulator failed on {} {}", request.method(), request.path(), e);
      return Response.text(500, "The simulator failed on this request; see its log");
    }
  }

  private boolean closedWithin(long millis) {
    try {
      return closed.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static void send(HttpExchange exchange, Response response, byte[] body, boolean truncate)
      throws IOException {
    response.headers().forEach(exchange.getResponseHeaders()::set);
    boolean bodiless = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(response.status(), bodiless ? -1 : body.length);
    if (bodiless) {
      exchange.close();
      return;
    }
    OutputStream out = exchange.getResponseBody();
    out.write(body, 0, truncate ? body.length / 2 : body.length);
    if (truncate) {
      out.flush();
      throw new IOException(
          "Truncated on purpose: the server closes the connection when a handler fails");
    }
    exchange.close();
  }
}
