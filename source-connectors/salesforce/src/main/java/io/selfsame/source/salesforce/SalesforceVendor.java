package io.selfsame.source.salesforce;

import io.selfsame.source.polling.http.BaseUrl;
import io.selfsame.source.polling.http.HttpTransport;
import io.selfsame.source.polling.http.TokenProvider;
import io.selfsame.source.polling.vendor.Vendor;
import io.selfsame.source.polling.vendor.VendorContext;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorStream;
import io.selfsame.source.salesforce.auth.ClientCredentials;
import io.selfsame.source.salesforce.auth.Grant;
import io.selfsame.source.salesforce.auth.JwtBearer;
import io.selfsame.source.salesforce.auth.PemKey;
import io.selfsame.source.salesforce.auth.SessionSource;
import io.selfsame.source.salesforce.soap.PartnerApi;
import io.selfsame.source.salesforce.stream.ObjectStream;
import io.selfsame.source.salesforce.stream.SalesforceApi;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.HttpUrl;

/** A connection to one org: one session, shared by the streams of a task. */
final class SalesforceVendor implements Vendor {
  /** What Salesforce takes as the size of a page. */
  private static final int FEWEST_ROWS = 200;

  private static final int MOST_ROWS = 2_000;

  private final SalesforceSettings settings;
  private final VendorContext context;
  private final HttpTransport login;
  private final TokenProvider sessions;
  private final List<SalesforceApi> opened = new CopyOnWriteArrayList<>();

  SalesforceVendor(SalesforceSettings settings, VendorContext context) {
    this.settings = settings;
    this.context = context;
    this.login = new HttpTransport(context.polling().requests());
    boolean allowPlainHttp = context.polling().allowPlainHttp();
    this.sessions =
        new TokenProvider(
            new SessionSource(
                login,
                HttpUrl.get(settings.loginUrl()),
                grant(settings, context.clock()),
                url -> BaseUrl.isAllowed(url, allowPlainHttp),
                context.clock()),
            context.clock(),
            Duration.ZERO);
  }

  @Override
  public List<VendorStream> streams(List<String> objects) {
    return objects.stream()
        .map(
            object ->
                (VendorStream) new ObjectStream(object, api(), settings.stream(), context.clock()))
        .toList();
  }

  /** One description an object: it proves the session, the version, the object and its fields. */
  @Override
  public void check(List<String> objects) throws VendorException {
    SalesforceApi api = api();
    for (String object : objects) {
      api.describe(object);
    }
  }

  @Override
  public void close() {
    login.close();
    opened.forEach(SalesforceApi::close);
  }

  private SalesforceApi api() {
    SalesforceApi api =
        new PartnerApi(
            sessions,
            new HttpTransport(context.polling().requests()),
            context.clock(),
            settings.apiVersion(),
            Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, context.polling().batchMaxRows())));
    opened.add(api);
    return api;
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
