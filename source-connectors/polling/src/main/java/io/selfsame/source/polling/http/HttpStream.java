package io.selfsame.source.polling.http;

import java.io.InputStream;
import java.util.Optional;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** A vendor's answer whose body is still coming. To be closed, by any thread. */
public final class HttpStream implements AutoCloseable {
  private final String where;
  private final Response response;

  private final Runnable closing;

  /**
   * @param closing run when the stream is closed
   */
  HttpStream(String where, Response response, Runnable closing) {
    this.where = where;
    this.response = response;
    this.closing = closing;
  }

  Response response() {
    return response;
  }

  public int status() {
    return response.code();
  }

  public boolean isSuccess() {
    return response.isSuccessful();
  }

  /** The first header of a name, in any case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(response.header(name));
  }

  /** The body as it comes, decompressed. */
  public InputStream body() {
    ResponseBody body = response.body();
    return body == null ? InputStream.nullInputStream() : body.byteStream();
  }

  /** What was asked, for messages. */
  public String where() {
    return where;
  }

  @Override
  public void close() {
    response.close();
    closing.run();
  }
}
