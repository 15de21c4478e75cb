package io.selfsame.source.stripe.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.ApiResource;
import com.stripe.net.LiveStripeResponseGetter;
import com.stripe.net.RawRequestOptions;
import io.selfsame.source.polling.http.HttpTransport;
import io.selfsame.source.polling.http.RateBudget;
import io.selfsame.source.polling.vendor.RejectedRow;
import io.selfsame.source.polling.vendor.VendorException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stripe's lists and rows, read through the client library's raw requests: typed lists lose fields
 * the library does not know and fail with the whole body in the message when a type drifts. Every
 * request carries the pinned version, takes from the shared budget and is never repeated here.
 */
public final class StripeApi implements AutoCloseable {
  /** The most rows Stripe puts on one page. */
  public static final int MOST_ROWS = 100;

  private static final String ACCOUNTS = "/v1/accounts?limit=" + MOST_ROWS;

  private final HttpTransport transport;
  private final StripeTransport answers;
  private final StripeClient client;
  private final RawRequestOptions options;
  private final RateBudget budget;
  private final Livemode mode;
  private final List<RejectedRow> rejected = new ArrayList<>();

  /**
   * @param version the version of the API every answer is to have the shape of
   * @param account the connected account to read; empty for the key's own
   * @param mode of which mode every row has to be
   * @param maxRowBytes longer rows of lists are left out
   */
  public StripeApi(
      HttpTransport transport,
      String key,
      String base,
      String version,
      Optional<String> account,
      Livemode mode,
      RateBudget budget,
      Clock clock,
      long maxRowBytes) {
    this.transport = transport;
    this.budget = budget;
    this.mode = mode;
    this.answers = new StripeTransport(transport, budget, clock, maxRowBytes);
    this.client =
        new StripeClient(new LiveStripeResponseGetter(new ClientOptions(key, base), answers));
    RawRequestOptions.RawRequestOptionsBuilder builder =
        RawRequestOptions.builder().setAdditionalHeaders(Map.of("Stripe-Version", version));
    account.ifPresent(builder::setStripeAccount);
    this.options = builder.build();
  }

  /** Returns one page of a list, in Stripe's order. */
  public ListPage list(String pathAndQuery) throws VendorException {
    JsonNode body = get(pathAndQuery, true);
    if (!body.path("data").isArray()) {
      throw VendorException.retry(
          "NO_LIST", "Stripe answered a list without its data", Optional.empty());
    }
    rejected.addAll(answers.rejected());
    List<ObjectNode> rows = new ArrayList<>(body.path("data").size());
    for (JsonNode row : body.path("data")) {
      if (row instanceof ObjectNode object && object.path("id").isTextual()) {
        mode.require(object);
        rows.add(object);
      } else {
        rejected.add(RejectedRow.at(RejectedRow.WITHOUT_ID, rows.size()));
      }
    }
    Optional<String> leftOut =
        answers.rejected().stream().flatMap(row -> row.id().stream()).reduce((one, next) -> next);
    return new ListPage(rows, body.path("has_more").asBoolean(), leftOut);
  }

  /** Takes the rows that were left out since it was last asked; by the thread that reads. */
  public List<RejectedRow> takeRejected() {
    List<RejectedRow> taken = List.copyOf(rejected);
    rejected.clear();
    return taken;
  }

  /** Takes note of a row that cannot be read. */
  public void reject(RejectedRow row) {
    rejected.add(row);
  }

  /** Returns a row as it is now; empty when there is none of that id (any more). */
  public Optional<ObjectNode> retrieve(String path) throws VendorException {
    try {
      JsonNode body = get(path, false);
      if (body.path("deleted").asBoolean()) {
        return Optional.empty();
      }
      if (!(body instanceof ObjectNode row) || !row.path("id").isTextual()) {
        throw VendorException.retry(
            "NO_ROW", "Stripe answered a row without its id", Optional.empty());
      }
      mode.require(row);
      return Optional.of(row);
    } catch (VendorException e) {
      if (e.code().equals(StripeFailures.RESOURCE_MISSING)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Returns the ids of the accounts connected to the key's own. */
  public List<String> connectedAccounts() throws VendorException {
    List<String> ids = new ArrayList<>();
    ListPage page = list(ACCOUNTS);
    while (true) {
      page.rows().forEach(account -> ids.add(account.path("id").textValue()));
      if (!page.hasMore() || page.rows().isEmpty()) {
        return ids;
      }
      page = list(ACCOUNTS + "&starting_after=" + ids.get(ids.size() - 1));
    }
  }

  /** Cancels running requests and refuses new ones. */
  @Override
  public void close() {
    transport.close();
  }

  private JsonNode get(String pathAndQuery, boolean list) throws VendorException {
    budget.acquire();
    answers.expectList(list);
    try {
      client.rawRequest(ApiResource.RequestMethod.GET, pathAndQuery, null, options);
      return answers.body();
    } catch (StripeTransport.Refused e) {
      throw e.classified();
    } catch (StripeException e) {
      // Its message may quote the body; its class does not.
      throw VendorException.fatal(
          e.getClass().getSimpleName(),
          "The Stripe client library gave up",
          "Report this with the connector's version.");
    }
  }
}
