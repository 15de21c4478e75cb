package io.selfsame.source.polling.http;

import io.selfsame.source.polling.vendor.CallMeter;
import io.selfsame.source.polling.vendor.RequestLimits;
import io.selfsame.source.polling.vendor.VendorException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;

/**
 * Sends requests and reads whole answers. Follows no redirect (credentials would follow too), does
 * not retry, bounds time and size, and gives up at once when closed. Thread-safe.
 */
public final class HttpTransport implements AutoCloseable {
  private static final long CHUNK = 64 * 1024;

  private final OkHttpClient client;

  /** Without a limit of time for a whole call; shares its connections with the other. */
  private final OkHttpClient streaming;

  private final long maxBodyBytes;

  /** Until their bodies are read: OkHttp's dispatcher forgets a call when its answer begins. */
  private final Set<Call> calls = ConcurrentHashMap.newKeySet();

  private volatile boolean closed;

  public HttpTransport(RequestLimits limits) {
    this.maxBodyBytes = limits.maxBodyBytes();
    this.client =
        TrustedServers.addTo(new OkHttpClient.Builder(), limits.trust())
            .connectTimeout(limits.connectTimeout())
            .readTimeout(limits.readTimeout())
            .writeTimeout(limits.readTimeout())
            .callTimeout(limits.callTimeout())
            .connectionPool(new ConnectionPool())
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .build();
    this.streaming = client.newBuilder().callTimeout(Duration.ZERO).build();
  }

  /**
   * Sends a request and waits for its answer, whatever the status.
   *
   * @throws VendorException RETRY when the vendor could not be reached or cut the answer off, FATAL
   *     when the answer is longer than allowed, CANCELLED after {@link #close}
   */
  public HttpAnswer send(Request request) throws VendorException {
    String where = where(request);
    try (HttpStream stream = stream(client, request)) {
      Response response = stream.response();
      byte[] body = bounded(response.body(), where);
      return new HttpAnswer(where, response.code(), response.headers(), body);
    } catch (IOException e) {
      throw failure(e, where);
    }
  }

  /**
   * As {@link #send}; of a successful answer the rows are read one at a time, so that one that is
   * too long or malformed is left out ({@link HttpAnswer#rejected}) without harm to the others and
   * without being held in memory.
   *
   * @param path the names that lead to the array of rows
   * @param maxRowBytes longer rows are left out
   * @throws VendorException as {@link #send}; RETRY also when the answer is not JSON
   */
  public HttpAnswer sendForRows(Request request, List<String> path, long maxRowBytes)
      throws VendorException {
    String where = where(request);
    try (HttpStream stream = stream(client, request)) {
      Response response = stream.response();
      if (!stream.isSuccess()) {
        byte[] body = bounded(response.body(), where);
        return new HttpAnswer(where, response.code(), response.headers(), body);
      }
      JsonPage.Limits limits = new JsonPage.Limits(maxBodyBytes, maxRowBytes);
      JsonPage page = JsonPage.read(stream.body(), path, limits, where);
      return new HttpAnswer(where, response.code(), response.headers(), page);
    } catch (IOException e) {
      throw failure(e, where);
    } catch (VendorException e) {
      throw closed ? VendorException.cancelled(where + " was cancelled") : e;
    }
  }

  /**
   * Sends a request and returns as soon as the answer begins; its body is read as it comes, without
   * limit of size or of time for the whole. The read timeout holds between two packets.
   *
   * @throws VendorException as {@link #send}
   */
  public HttpStream open(Request request) throws VendorException {
    try {
      return stream(streaming, request);
    } catch (IOException e) {
      throw failure(e, where(request));
    }
  }

  private HttpStream stream(OkHttpClient through, Request request)
      throws IOException, VendorException {
    Call call = through.newCall(request);
    calls.add(call);
    if (closed) {
      calls.remove(call);
      throw VendorException.cancelled(where(request) + " was not sent: the connection is closed");
    }
    CallMeter.called();
    try {
      return new HttpStream(where(request), call.execute(), () -> calls.remove(call));
    } catch (IOException e) {
      calls.remove(call);
      throw e;
    }
  }

  private VendorException failure(IOException e, String where) {
    if (closed || Thread.currentThread().isInterrupted()) {
      return VendorException.cancelled(where + " was cancelled");
    }
    if (TrustedServers.isUntrusted(e)) {
      return TrustedServers.untrusted(where);
    }
    // The message of an I/O exception may quote hosts or data; its class says enough.
    return VendorException.retry(
        e.getClass().getSimpleName(), where + " got no answer", Optional.empty());
  }

  /** As the request's tag says; without one its path, which must then hold no customer's data. */
  private static String where(Request request) {
    String told = request.tag(String.class);
    return told != null ? told : request.method() + " " + request.url().encodedPath();
  }

  /** Cancels running calls and refuses new ones. */
  @Override
  public void close() {
    closed = true;
    calls.forEach(Call::cancel);
    client.connectionPool().evictAll();
    client.dispatcher().executorService().shutdown();
  }

  private byte[] bounded(ResponseBody body, String where) throws IOException, VendorException {
    if (body == null) {
      return new byte[0];
    }
    BufferedSource source = body.source();
    Buffer read = new Buffer();
    while (source.read(read, CHUNK) != -1) {
      if (read.size() > maxBodyBytes) {
        throw tooLong(where, maxBodyBytes);
      }
    }
    return read.readByteArray();
  }

  static VendorException tooLong(String where, long maxBodyBytes) {
    return VendorException.fatal(
        "BODY_TOO_LONG",
        where + " answered with more than " + maxBodyBytes + " bytes",
        "Raise 'request.max.body.bytes' or ask for smaller pages.");
  }
}
