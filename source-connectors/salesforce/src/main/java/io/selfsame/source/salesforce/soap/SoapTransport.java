package io.selfsame.source.salesforce.soap;

import com.sforce.ws.ConnectorConfig;
import com.sforce.ws.transport.Transport;
import io.selfsame.source.polling.http.HttpAnswer;
import io.selfsame.source.polling.http.HttpTransport;
import io.selfsame.source.polling.vendor.VendorException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * Carries one SOAP exchange of force-wsc over the polling core's HTTP, which can be cancelled and
 * bounds time and size; the library's own transport can do neither. Answers that are not XML (a
 * maintenance page, a proxy's error, nothing) never reach the library's parser.
 */
@SuppressWarnings("NonApiType") // HashMap parameters are the library's own.
final class SoapTransport implements Transport {
  private static final MediaType SOAP = MediaType.get("text/xml; charset=UTF-8");

  private final HttpTransport http;
  private final Clock clock;
  private final ByteArrayOutputStream envelope = new ByteArrayOutputStream();
  private String url = "";
  private Headers headers = Headers.of();
  private boolean successful;

  SoapTransport(HttpTransport http, Clock clock) {
    this.http = http;
    this.clock = clock;
  }

  /** Time limits, size limits and proxies are those of the HTTP transport. */
  @Override
  public void setConfig(ConnectorConfig config) {}

  @Override
  public OutputStream connect(String endpoint, String soapAction) {
    this.url = endpoint;
    this.headers = Headers.of("SOAPAction", '"' + soapAction + '"', "Accept", "text/xml");
    return envelope;
  }

  @Override
  public OutputStream connect(String endpoint, HashMap<String, String> requestHeaders) {
    this.url = endpoint;
    this.headers = Headers.of(Map.copyOf(requestHeaders));
    return envelope;
  }

  /** Requests are small: they are not compressed, whatever the library asks for. */
  @Override
  public OutputStream connect(
      String endpoint, HashMap<String, String> requestHeaders, boolean compress) {
    return connect(endpoint, requestHeaders);
  }

  @Override
  public InputStream getContent() throws IOException {
    Request request =
        new Request.Builder()
            .url(url)
            .headers(headers)
            .post(RequestBody.create(envelope.toByteArray(), SOAP))
            .build();
    try {
      HttpAnswer answer = http.send(request);
      byte[] body = answer.body();
      requireXml(answer, body.length);
      successful = answer.isSuccess();
      if (!successful) {
        SoapFaults.requireKnown(new String(body, StandardCharsets.UTF_8));
      }
      return new ByteArrayInputStream(EmptyTexts.mark(body));
    } catch (VendorException e) {
      throw new TransportFailure(e);
    }
  }

  @Override
  public boolean isSuccessful() {
    return successful;
  }

  private void requireXml(HttpAnswer answer, int length) throws VendorException {
    boolean xml = answer.header("Content-Type").map(type -> type.contains("xml")).orElse(false);
    if (xml && length > 0) {
      return;
    }
    String code = "HTTP_" + answer.status();
    String what = "Salesforce answered a SOAP call without XML";
    switch (answer.status()) {
      case 420, 429 -> throw VendorException.rateLimited(code, what, answer.retryAfter(clock));
      case 404 ->
          throw VendorException.config(
              code,
              what,
              "salesforce.api.version",
              "Check that the org still serves this API version.");
      default -> throw VendorException.retry(code, what, answer.retryAfter(clock));
    }
  }

  /** Takes a classified failure through the library, which wraps it. */
  static final class TransportFailure extends IOException {
    private final transient VendorException failure;

    TransportFailure(VendorException failure) {
      super(failure.code());
      this.failure = failure;
    }

    VendorException failure() {
      return failure;
    }
  }
}
