package io.selfsame.source.salesforce.rest;

import io.selfsame.source.polling.http.AccessToken;
import io.selfsame.source.polling.http.HttpAnswer;
import io.selfsame.source.polling.http.HttpTransport;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.salesforce.auth.OrgAccess;
import io.selfsame.source.salesforce.auth.SessionSource;
import java.time.Clock;
import java.util.function.Function;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * Sends REST calls with the session, which is renewed once per call when it is rejected. For one
 * thread at a time; {@link #close()} may come from any.
 */
public final class RestClient implements AutoCloseable {
  private static final int UNAUTHORIZED = 401;

  private final OrgAccess org;
  private final HttpTransport http;
  private final Clock clock;
  private final String version;

  /**
   * @param http closed with this
   * @param version of the API, for example {@code 64.0}
   */
  public RestClient(OrgAccess org, HttpTransport http, Clock clock, String version) {
    this.org = org;
    this.http = http;
    this.clock = clock;
    this.version = version;
  }

  /**
   * Sends a call.
   *
   * @param where what is asked for, for example {@code "describe of Contact"}
   * @param call builds the request from the URL of the API's version, which ends with a slash
   * @throws VendorException classified, unless the answer is a success
   */
  public HttpAnswer send(String where, Function<HttpUrl, Request.Builder> call)
      throws VendorException {
    HttpAnswer answer = authorized(call, http::send, HttpAnswer::status);
    answer.header("Sforce-Limit-Info").ifPresent(org.calls()::saw);
    if (answer.isSuccess()) {
      return answer;
    }
    RestFault fault = RestFault.of(answer, clock);
    if (fault.daily()) {
      org.calls().sawExhausted();
    }
    throw fault.toException("Salesforce refused " + where);
  }

  /**
   * Sends a request by other means, again with a new session when the first is rejected.
   *
   * @param status tells the status of what was sent
   */
  public <T> T authorized(
      Function<HttpUrl, Request.Builder> call, Sending<T> sending, Function<T, Integer> status)
      throws VendorException {
    AccessToken session = org.sessions().current();
    org.calls().take();
    T answer = sending.send(signed(call, session));
    if (status.apply(answer) != UNAUTHORIZED) {
      return answer;
    }
    org.sessions().reject(session);
    org.calls().take();
    return sending.send(signed(call, org.sessions().current()));
  }

  /** The server's root: where versions are listed. */
  HttpUrl root() throws VendorException {
    return HttpUrl.get(SessionSource.instanceUrl(org.sessions().current()) + "/services/data");
  }

  HttpTransport transport() {
    return http;
  }

  @Override
  public void close() {
    http.close();
  }

  private Request signed(Function<HttpUrl, Request.Builder> call, AccessToken session) {
    HttpUrl base =
        HttpUrl.get(SessionSource.instanceUrl(session) + "/services/data/v" + version + "/");
    return call.apply(base).header("Authorization", "Bearer " + session.value()).build();
  }

  /** Sends a signed request. */
  @FunctionalInterface
  public interface Sending<T> {
    T send(Request request) throws VendorException;
  }
}
