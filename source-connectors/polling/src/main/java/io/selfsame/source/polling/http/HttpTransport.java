package io.selfsame.source.polling.http;

import io.selfsame.source.polling.vendor.CallMeter;
import io.selfsame.source.polling.vendor.RequestLimits;
import io.selfsame.source.polling.vendor.VendorException;
import java.io.IOException;
import java.util.Optional;
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
  private final long maxBodyBytes;
  private volatile boolean closed;

  public HttpTransport(RequestLimits limits) {
    this.maxBodyBytes = limits.maxBodyBytes();
    this.client =
        new OkHttpClient.Builder()
            .connectTimeout(limits.connectTimeout())
            .readTimeout(limits.readTimeout())
            .writeTimeout(limits.readTimeout())
            .callTimeout(limits.callTimeout())
            .connectionPool(new ConnectionPool())
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .build();
  }

  /**
   * Sends a request and waits for its answer, whatever the status.
   *
   * @throws VendorException RETRY when the vendor could not be reached or cut the answer off, FATAL
   *     when the answer is longer than allowed, CANCELLED after {@link #close}
   */
  public HttpAnswer send(Request request) throws VendorException {
    String where = request.method() + " " + request.url().encodedPath();
    Call call = client.newCall(request);
    if (closed) {
      throw VendorException.cancelled(where + " was not sent: the connection is closed");
    }
    CallMeter.called();
    try (Response response = call.execute()) {
      byte[] body = bounded(response.body(), where);
      return new HttpAnswer(where, response.code(), response.headers(), body);
    } catch (IOException e) {
      if (closed || Thread.currentThread().isInterrupted()) {
        throw VendorException.cancelled(where + " was cancelled");
      }
      // The message of an I/O exception may quote hosts or data; its class says enough.
      throw VendorException.retry(
          e.getClass().getSimpleName(), where + " got no answer", Optional.empty());
    }
  }

  /** Cancels running calls and refuses new ones. */
  @Override
  public void close() {
    closed = true;
    client.dispatcher().cancelAll();
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
        throw VendorException.fatal(
            "BODY_TOO_LONG",
            where + " answered with more than " + maxBodyBytes + " bytes",
            "Raise 'request.max.body.bytes' or ask for smaller pages.");
      }
    }
    return read.readByteArray();
  }
}
