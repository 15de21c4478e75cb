package io.selfsame.source.salesforce.bulk;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;

/** An open answer with results: what its headers say, and its text as it arrives. */
final class ResultsAnswer implements AutoCloseable {
  /** What the vendor writes where there is no further page: the text, not nothing. */
  private static final String NO_LOCATOR = "null";

  private final Response response;
  private final Counting counted;

  ResultsAnswer(Response response, ResponseBody body) {
    this.response = response;
    this.counted = new Counting(body.source());
  }

  int status() {
    return response.code();
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(response.header(name));
  }

  long promised() {
    return header("Sforce-NumberOfRecords")
        .filter(text -> text.matches("\\d{1,12}"))
        .map(Long::parseLong)
        .orElse(-1L);
  }

  Optional<String> locator() {
    return header("Sforce-Locator").filter(text -> !text.isEmpty() && !text.equals(NO_LOCATOR));
  }

  long bytesRead() {
    return counted.bytes;
  }

  Reader text() {
    BufferedSource source = Okio.buffer(counted);
    return new BufferedReader(new InputStreamReader(source.inputStream(), StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    response.close();
  }

  private static final class Counting extends ForwardingSource {
    private long bytes;

    private Counting(Source source) {
      super(source);
    }

    @Override
    public long read(Buffer sink, long byteCount) throws java.io.IOException {
      long read = super.read(sink, byteCount);
      bytes += Math.max(0, read);
      return read;
    }
  }
}
