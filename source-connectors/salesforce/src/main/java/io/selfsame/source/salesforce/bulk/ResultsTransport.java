package io.selfsame.source.salesforce.bulk;

import io.selfsame.source.polling.vendor.RequestLimits;
import io.selfsame.source.polling.vendor.VendorException;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Opens answers that are read as they arrive, however long they take in all: only silence is
 * limited. Follows no redirect. Thread-safe; closing cancels what is open.
 */
final class ResultsTransport implements AutoCloseable {
  private final OkHttpClient client;
  private volatile boolean closed;

  ResultsTransport(RequestLimits limits) {
    this.client =
        new OkHttpClient.Builder()
            .connectTimeout(limits.connectTimeout())
            .readTimeout(limits.readTimeout())
            .writeTimeout(limits.readTimeout())
            .connectionPool(new ConnectionPool())
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .build();
  }

  ResultsAnswer open(Request request) throws VendorException {
    String what = "the results of a query job";
    if (closed) {
      throw VendorException.cancelled(what + " were not asked for: the connection is closed");
    }
    try {
      Response response = client.newCall(request).execute();
      return new ResultsAnswer(response, Objects.requireNonNull(response.body(), "body"));
    } catch (IOException e) {
      if (closed || Thread.currentThread().isInterrupted()) {
        throw VendorException.cancelled("asking for " + what + " was cancelled");
      }
      throw VendorException.retry(
          e.getClass().getSimpleName(), what + " did not come", Optional.empty());
    }
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
    client.dispatcher().cancelAll();
    client.connectionPool().evictAll();
    client.dispatcher().executorService().shutdown();
  }
}
