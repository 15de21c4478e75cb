package io.selfsame.source.salesforce.soap;

import com.sforce.soap.partner.DeletedRecord;
import com.sforce.soap.partner.DescribeGlobalResult;
import com.sforce.soap.partner.DescribeGlobalSObjectResult;
import com.sforce.soap.partner.GetDeletedResult;
import com.sforce.soap.partner.LimitInfo;
import com.sforce.soap.partner.LimitInfoHeader_element;
import com.sforce.soap.partner.PartnerConnection;
import com.sforce.ws.ConnectionException;
import com.sforce.ws.ConnectorConfig;
import io.selfsame.source.polling.http.AccessToken;
import io.selfsame.source.polling.http.HttpTransport;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.salesforce.auth.OrgAccess;
import io.selfsame.source.salesforce.auth.SessionSource;
import io.selfsame.source.salesforce.stream.Deletions;
import io.selfsame.source.salesforce.stream.ObjectDescription;
import io.selfsame.source.salesforce.stream.Query;
import io.selfsame.source.salesforce.stream.QueryPage;
import io.selfsame.source.salesforce.stream.SalesforceApi;
import java.time.Clock;
import java.time.Instant;
import java.util.Calendar;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;

/**
 * The SOAP partner API through force-wsc, with a session from OAuth. A rejected session is renewed
 * once per call here: the library's own renewer recognises only some texts of the fault and then
 * keeps the stale session. For one thread at a time; {@link #close()} may come from any.
 */
public final class PartnerApi implements SalesforceApi {
  private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

  private final OrgAccess org;
  private final HttpTransport http;
  private final Clock clock;
  private final String version;
  private final int batchRows;
  private Optional<Opened> opened = Optional.empty();

  /**
   * @param http closed with this
   * @param version of the API, for example {@code 64.0}
   * @param batchRows rows a page should have; the vendor may send fewer
   */
  public PartnerApi(OrgAccess org, HttpTransport http, Clock clock, String version, int batchRows) {
    this.org = org;
    this.http = http;
    this.clock = clock;
    this.version = version;
    this.batchRows = batchRows;
  }

  /** Whether a failure of this is the client library's, so that another API may do better. */
  public static boolean isOfTheClient(VendorException failure) {
    return SoapFaults.isOfTheClient(failure);
  }

  @Override
  public List<String> objects() throws VendorException {
    DescribeGlobalResult all = call("the list of objects", PartnerConnection::describeGlobal);
    return Stream.of(all.getSobjects())
        .filter(object -> object.isQueryable() && object.isReplicateable())
        .filter(object -> !object.isCustomSetting() && !object.isDeprecatedAndHidden())
        .map(DescribeGlobalSObjectResult::getName)
        .toList();
  }

  @Override
  public ObjectDescription describe(String object) throws VendorException {
    return Descriptions.of(
        call("describe of " + object, connection -> connection.describeSObject(object)));
  }

  @Override
  public QueryPage queryAll(Query query) throws VendorException {
    return SoapRows.page(
        call("a query of " + query.object(), connection -> connection.queryAll(query.text())));
  }

  @Override
  public QueryPage queryMore(String locator) throws VendorException {
    return SoapRows.page(
        call("the next page of a query", connection -> connection.queryMore(locator)));
  }

  @Override
  public Deletions deleted(String object, Instant from, Instant to) throws VendorException {
    GetDeletedResult result =
        call(
            "the deletions of " + object,
            connection -> connection.getDeleted(object, calendar(from), calendar(to)));
    DeletedRecord[] records =
        Optional.ofNullable(result.getDeletedRecords()).orElse(new DeletedRecord[0]);
    return new Deletions(
        Stream.of(records)
            .map(row -> new Deletions.Deletion(row.getId(), row.getDeletedDate().toInstant()))
            .toList(),
        Optional.ofNullable(result.getLatestDateCovered()).map(Calendar::toInstant).orElse(to));
  }

  @Override
  public Instant serverTime() throws VendorException {
    return call("the server's time", PartnerConnection::getServerTimestamp)
        .getTimestamp()
        .toInstant();
  }

  @Override
  public void close() {
    http.close();
  }

  private <T> T call(String where, SoapCall<T> call) throws VendorException {
    AccessToken session = org.sessions().current();
    try {
      return once(call, session);
    } catch (ConnectionException e) {
      if (!SoapFaults.isRejectedSession(e)) {
        throw failure(e, where);
      }
    }
    org.sessions().reject(session);
    try {
      return once(call, org.sessions().current());
    } catch (ConnectionException e) {
      throw failure(e, where);
    }
  }

  private <T> T once(SoapCall<T> call, AccessToken session)
      throws ConnectionException, VendorException {
    org.calls().take();
    PartnerConnection connection = connection(session);
    T result = call.on(connection);
    LimitInfoHeader_element limits = connection.getLimitInfoHeader();
    if (limits != null) {
      for (LimitInfo limit : limits.getLimitInfo()) {
        if (limit.getType().equals("API REQUESTS")) {
          org.calls().saw(limit.getCurrent(), limit.getLimit());
        }
      }
    }
    return result;
  }

  private VendorException failure(ConnectionException e, String where) {
    if (SoapFaults.isDaily(e)) {
      org.calls().sawExhausted();
    }
    return SoapFaults.classify(e, where);
  }

  private PartnerConnection connection(AccessToken session) throws ConnectionException {
    if (opened.isEmpty() || !opened.get().session().equals(session)) {
      opened = Optional.of(new Opened(session, open(session)));
    }
    return opened.get().connection();
  }

  private PartnerConnection open(AccessToken session) throws ConnectionException {
    ConnectorConfig config = new ConnectorConfig();
    // Both endpoints are set: the library's built-in one is a host inside Salesforce.
    String endpoint = SessionSource.instanceUrl(session) + "/services/Soap/u/" + version;
    config.setAuthEndpoint(endpoint);
    config.setServiceEndpoint(endpoint);
    config.setSessionId(session.value());
    config.setCompression(false);
    config.setTransportFactory(() -> new SoapTransport(http, clock));
    PartnerConnection connection = new PartnerConnection(config);
    connection.setQueryOptions(batchRows);
    return connection;
  }

  private static Calendar calendar(Instant instant) {
    Calendar calendar = Calendar.getInstance(UTC);
    calendar.setTimeInMillis(instant.toEpochMilli());
    return calendar;
  }

  private record Opened(AccessToken session, PartnerConnection connection) {}

  @FunctionalInterface
  private interface SoapCall<T> {
    T on(PartnerConnection connection) throws ConnectionException;
  }
}
