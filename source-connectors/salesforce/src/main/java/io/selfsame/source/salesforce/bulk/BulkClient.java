package io.selfsame.source.salesforce.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.selfsame.source.polling.http.RetryAfter;
import io.selfsame.source.polling.vendor.RequestLimits;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.salesforce.fault.Faults;
import io.selfsame.source.salesforce.rest.RestClient;
import io.selfsame.source.salesforce.rest.RestFault;
import io.selfsame.source.salesforce.stream.BulkApi;
import io.selfsame.source.salesforce.stream.BulkResults;
import io.selfsame.source.salesforce.stream.BulkState;
import io.selfsame.source.salesforce.stream.Query;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Query jobs of Bulk API 2.0. */
public final class BulkClient implements BulkApi {
  private static final Logger LOG = LoggerFactory.getLogger(BulkClient.class);
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
  private static final String WHAT = "a query job";

  /** A job that is forgotten, or was made with another version of the API. */
  private static final Set<Integer> GONE = Set.of(404, 409);

  /** What the org answers when it will not make a job, today or tomorrow. */
  private static final Set<String> NO_JOBS =
      Set.of("FEATURENOTENABLED", "INVALIDJOB", "INVALIDENTITY", "API_ERROR");

  private static final int LONGEST_ERROR = 16_384;

  private final RestClient client;
  private final ResultsTransport results;
  private final RequestLimits limits;
  private final int pageRows;
  private final Clock clock;

  /**
   * @param client closed with this
   * @param pageRows rows of a page of results
   */
  public BulkClient(RestClient client, RequestLimits limits, int pageRows, Clock clock) {
    this.client = client;
    this.results = new ResultsTransport(limits);
    this.limits = limits;
    this.pageRows = pageRows;
    this.clock = clock;
  }

  @Override
  public String create(Query query) throws VendorException {
    String job =
        JsonNodeFactory.instance
            .objectNode()
            .put("operation", "queryAll")
            .put("query", query.text())
            .put("contentType", "CSV")
            .put("columnDelimiter", "COMMA")
            .put("lineEnding", "LF")
            .toString();
    try {
      return client
          .send(
              WHAT + " over " + query.object(),
              base ->
                  new Request.Builder()
                      .url(jobs(base).build())
                      .post(RequestBody.create(job.getBytes(StandardCharsets.UTF_8), JSON)))
          .json()
          .path("id")
          .asText();
    } catch (VendorException e) {
      throw NO_JOBS.contains(e.code())
          ? VendorException.fatal(e.code(), "Salesforce makes no such job", "Queries are used.")
          : e;
    }
  }

  @Override
  public BulkState state(String job) throws VendorException {
    JsonNode state;
    try {
      state =
          client
              .send(
                  "the state of " + WHAT,
                  base -> new Request.Builder().url(jobs(base).addPathSegment(job).build()))
              .json();
    } catch (VendorException e) {
      if (e.kind() == VendorException.Kind.FATAL) {
        return new BulkState.Lost(e.code());
      }
      throw e;
    }
    return switch (state.path("state").asText()) {
      case "UploadComplete", "InProgress" -> new BulkState.Running();
      case "JobComplete" -> new BulkState.Complete(state.path("numberRecordsProcessed").asLong());
      case "Aborted" -> new BulkState.Lost("ABORTED");
      default ->
          new BulkState.Lost(
              state.path("errorMessage").asText().contains(Faults.INVALID_FIELD)
                  ? Faults.INVALID_FIELD
                  : "FAILED");
    };
  }

  @Override
  public BulkResults open(String job, String locator) throws VendorException {
    ResultsAnswer answer =
        client.authorized(
            base -> new Request.Builder().url(page(base, job, locator)),
            results::open,
            ResultsAnswer::status);
    boolean csv = answer.header("Content-Type").map(type -> type.contains("csv")).orElse(false);
    if (answer.status() == 200 && csv) {
      return CsvResults.open(answer, results::isClosed, limits.maxBodyBytes());
    }
    throw refused(answer);
  }

  @Override
  public void release(String job) {
    try {
      client.send(
          "to delete " + WHAT,
          base -> new Request.Builder().url(jobs(base).addPathSegment(job).build()).delete());
    } catch (VendorException e) {
      // The org deletes it after seven days.
      LOG.debug("A query job could not be deleted: {}", e.code());
    }
  }

  @Override
  public void close() {
    results.close();
    client.close();
  }

  private VendorException refused(ResultsAnswer answer) {
    try (answer) {
      char[] start = new char[LONGEST_ERROR];
      int length = Math.max(0, answer.text().read(start));
      byte[] body = new String(start, 0, length).getBytes(StandardCharsets.UTF_8);
      RestFault fault =
          RestFault.of(
              answer.status(),
              body,
              answer.header("Retry-After").flatMap(text -> RetryAfter.parse(text, clock)));
      String what = "Salesforce refused the results of " + WHAT;
      return GONE.contains(fault.status())
          ? VendorException.fatal(fault.code(), what, "The job is made anew.")
          : fault.toException(what);
    } catch (IOException e) {
      return VendorException.retry(
          e.getClass().getSimpleName(),
          "the results of " + WHAT + " were cut off",
          Optional.empty());
    }
  }

  private HttpUrl page(HttpUrl base, String job, String locator) {
    HttpUrl.Builder url =
        jobs(base)
            .addPathSegment(job)
            .addPathSegment("results")
            .addQueryParameter("maxRecords", Integer.toString(pageRows));
    return locator.isEmpty() ? url.build() : url.addQueryParameter("locator", locator).build();
  }

  private static HttpUrl.Builder jobs(HttpUrl base) {
    return base.newBuilder().addPathSegments("jobs/query");
  }
}
