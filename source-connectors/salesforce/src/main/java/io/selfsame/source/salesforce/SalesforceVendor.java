package io.selfsame.source.salesforce;

import io.selfsame.source.polling.http.BaseUrl;
import io.selfsame.source.polling.http.HttpTransport;
import io.selfsame.source.polling.http.Ticker;
import io.selfsame.source.polling.http.TokenProvider;
import io.selfsame.source.polling.vendor.PollingSettings;
import io.selfsame.source.polling.vendor.Vendor;
import io.selfsame.source.polling.vendor.VendorContext;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorStream;
import io.selfsame.source.salesforce.auth.ClientCredentials;
import io.selfsame.source.salesforce.auth.DailyCalls;
import io.selfsame.source.salesforce.auth.Grant;
import io.selfsame.source.salesforce.auth.JwtBearer;
import io.selfsame.source.salesforce.auth.OrgAccess;
import io.selfsame.source.salesforce.auth.OrgLeases;
import io.selfsame.source.salesforce.auth.PemKey;
import io.selfsame.source.salesforce.auth.SessionSource;
import io.selfsame.source.salesforce.bulk.BulkClient;
import io.selfsame.source.salesforce.rest.RestApi;
import io.selfsame.source.salesforce.rest.RestClient;
import io.selfsame.source.salesforce.rest.ServedVersions;
import io.selfsame.source.salesforce.soap.PartnerApi;
import io.selfsame.source.salesforce.stream.BulkApi;
import io.selfsame.source.salesforce.stream.SalesforceApi;
import io.selfsame.source.salesforce.stream.Streams;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.HttpUrl;

/** A connection to one org; its session is shared with everybody who has the same credential. */
final class SalesforceVendor implements Vendor {
  /** What Salesforce takes as the size of a page. */
  private static final int FEWEST_ROWS = 200;

  private static final int MOST_ROWS = 2_000;

  /** A page of a query job's results is so many of ours: opening one is a call. */
  private static final int PAGES_PER_RESULT = 10;

  private static final Duration LONGEST_LOOK = Duration.ofMinutes(1);

  private final SalesforceSettings settings;
  private final VendorContext context;
  private final OrgLeases.Lease lease;
  private final List<Runnable> closings = new CopyOnWriteArrayList<>();

  SalesforceVendor(SalesforceSettings settings, VendorContext context) {
    this.settings = settings;
    this.context = context;
    this.lease = OrgLeases.ofWorker().lease(Credential.of(settings), this::access);
  }

  @Override
  public List<VendorStream> streams(List<String> objects) {
    PollingSettings polling = context.polling();
    Streams streams =
        new Streams(
            polling.sourceName(),
            settings.stream(),
            lease.access().calls()::left,
            context.clock(),
            Ticker.system());
    return objects.stream().map(object -> streams.of(object, api(), bulk())).toList();
  }

  /**
   * One description an object (a pattern wants the list of objects): it proves the session, the
   * version, the object and its fields.
   */
  @Override
  public void check(List<String> objects) throws VendorException {
    SalesforceApi api = api();
    for (String object : objects) {
      if (isPattern(object)) {
        api.objects();
      } else {
        api.describe(object);
      }
    }
  }

  /** The objects that can be queried and whose deletions the org keeps a log of. */
  @Override
  public Optional<List<String>> discover() throws VendorException {
    try (SalesforceApi api = api()) {
      return Optional.of(api.objects());
    }
  }

  @Override
  public void close() {
    closings.forEach(Runnable::run);
    lease.close();
  }

  private OrgAccess access() {
    HttpTransport login = new HttpTransport(context.polling().requests());
    boolean allowPlainHttp = context.polling().allowPlainHttp();
    SessionSource source =
        new SessionSource(
            login,
            HttpUrl.get(settings.loginUrl()),
            grant(settings, context.clock()),
            url -> BaseUrl.isAllowed(url, allowPlainHttp),
            settings.sessionAge(),
            context.clock());
    return new OrgAccess(
        new TokenProvider(source, context.clock(), Duration.ZERO),
        new DailyCalls(settings.quotaPercent(), lookInterval(), context.clock()),
        login);
  }

  /** However many streams wait for calls, one of them looks in this time. */
  private Duration lookInterval() {
    Duration retry = context.polling().rules().quotaRetry();
    return retry.compareTo(LONGEST_LOOK) < 0 ? retry : LONGEST_LOOK;
  }

  private SalesforceApi api() {
    int rows = Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, context.polling().batchMaxRows()));
    RestClient rest = rest();
    SalesforceApi api =
        new FallbackApi(
            new PartnerApi(
                lease.access(), transport(), context.clock(), settings.apiVersion(), rows),
            new RestApi(rest, rows),
            new ServedVersions(rest, settings.apiVersion()));
    closings.add(api::close);
    return api;
  }

  private BulkApi bulk() {
    BulkApi bulk =
        new BulkClient(
            rest(),
            context.polling().requests(),
            context.polling().batchMaxRows() * PAGES_PER_RESULT,
            context.clock());
    closings.add(bulk::close);
    return bulk;
  }

  private RestClient rest() {
    return new RestClient(lease.access(), transport(), context.clock(), settings.apiVersion());
  }

  private HttpTransport transport() {
    return new HttpTransport(context.polling().requests());
  }

  private static boolean isPattern(String object) {
    return object.contains("*") || object.contains("?");
  }

  private static Grant grant(SalesforceSettings settings, Clock clock) {
    if (settings.clientSecret().isPresent()) {
      return new ClientCredentials(settings.clientId(), settings.clientSecret().get().value());
    }
    String audience =
        settings.jwtAudience().orElseGet(() -> withoutSlash(HttpUrl.get(settings.loginUrl())));
    return new JwtBearer(
        settings.clientId(),
        settings.username().orElseThrow(),
        PemKey.parse(settings.jwtKey().orElseThrow().value()),
        audience,
        clock);
  }

  private static String withoutSlash(HttpUrl url) {
    String text = url.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }
}
