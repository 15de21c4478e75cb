package io.selfsame.source.stripe.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.stripe.exception.StripeException;
import com.stripe.net.HttpClient;
import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import io.selfsame.source.polling.http.HttpAnswer;
import io.selfsame.source.polling.http.HttpTransport;
import io.selfsame.source.polling.http.RateBudget;
import io.selfsame.source.polling.http.VendorJson;
import io.selfsame.source.polling.vendor.RejectedRow;
import io.selfsame.source.polling.vendor.VendorException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import okhttp3.Request;

/**
 * Carries the client library's requests over our transport, which can be cancelled and bounded (the
 * library's own cannot), and classifies refusals before the library puts bodies into messages. One
 * request at a time.
 */
final class StripeTransport extends HttpClient {

  /** A classified failure on its way through the client library. */
  static final class Refused extends StripeException {
    private static final long serialVersionUID = 1L;
    private final transient VendorException classified;

    Refused(VendorException classified) {
      super(classified.getMessage(), null, classified.code(), 0);
      this.classified = classified;
    }

    VendorException classified() {
      return classified;
    }
  }

  private final HttpTransport transport;
  private final RateBudget budget;
  private final Clock clock;
  private final long maxRowBytes;
  private boolean listing;
  private JsonNode body = MissingNode.getInstance();
  private List<RejectedRow> rejected = List.of();

  /**
   * @param maxRowBytes longer rows of lists are left out
   */
  StripeTransport(HttpTransport transport, RateBudget budget, Clock clock, long maxRowBytes) {
    this.maxRowBytes = maxRowBytes;
    this.transport = transport;
    this.budget = budget;
    this.clock = clock;
  }

  @Override
  public StripeResponse request(StripeRequest request) throws StripeException {
    Request.Builder builder = new Request.Builder().url(request.url()).get();
    request
        .headers()
        .map()
        .forEach((name, values) -> values.forEach(value -> builder.addHeader(name, value)));
    String path = request.url().getPath();
    HttpAnswer answer = answer(builder.build(), path);
    if (!answer.isSuccess()) {
      VendorException failure = StripeFailures.classify(answer, path, clock);
      if (failure.kind() == VendorException.Kind.RATE_LIMIT) {
        failure.after().ifPresent(budget::pause);
      }
      throw new Refused(failure);
    }
    body = json(answer, path);
    rejected = answer.rejected();
    // Parsed above, once: the library would hold the text a second and a third time.
    return new StripeResponse(answer.status(), HttpHeaders.of(Map.of()), "");
  }

  /** What the last request was answered with; asked for by the thread that made it. */
  JsonNode body() {
    return body;
  }

  /** Rows that were left out of the last list. */
  List<RejectedRow> rejected() {
    return rejected;
  }

  /** Says whether the next request is for a list. */
  void expectList(boolean list) {
    listing = list;
  }

  private JsonNode json(HttpAnswer answer, String path) throws Refused {
    try {
      return listing
          ? answer.json()
          : VendorJson.parse(answer.body(), "GET " + StripeFailures.withoutId(path));
    } catch (VendorException e) {
      throw new Refused(e);
    }
  }

  private HttpAnswer answer(Request request, String path) throws Refused {
    try {
      return listing
          ? transport.sendForRows(request, List.of("data"), maxRowBytes)
          : transport.send(request);
    } catch (VendorException e) {
      throw new Refused(StripeFailures.unanswered(e, path));
    }
  }
}
