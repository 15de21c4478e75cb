package io.selfsame.source.rest;

import io.selfsame.source.polling.http.HttpStream;
import io.selfsame.source.polling.http.HttpTransport;
import io.selfsame.source.polling.http.QuotaGuard;
import io.selfsame.source.polling.http.RateBudget;
import io.selfsame.source.polling.http.RateBudgets;
import io.selfsame.source.polling.vendor.Vendor;
import io.selfsame.source.polling.vendor.VendorContext;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorStream;
import io.selfsame.source.rest.access.Account;
import io.selfsame.source.rest.access.AuthorizationFactory;
import io.selfsame.source.rest.access.Budgets;
import io.selfsame.source.rest.access.Failures;
import io.selfsame.source.rest.access.Hosts;
import io.selfsame.source.rest.access.Prepared;
import io.selfsame.source.rest.access.RestApi;
import io.selfsame.source.rest.access.Secrets;
import io.selfsame.source.rest.manifest.Limits;
import io.selfsame.source.rest.manifest.Manifest;
import io.selfsame.source.rest.manifest.StreamSpec;
import io.selfsame.source.rest.stream.RestStreams;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.HttpUrl;

/** A connection to one account of a manifest's vendor. */
final class RestVendor implements Vendor {
  private static final String ALL = "*";

  private final Manifest manifest;
  private final Connection connection;
  private final VendorContext context;
  private final RateBudgets worker;
  private final HttpTransport login;
  private final RestStreams streams;
  private final List<RestApi> opened = new CopyOnWriteArrayList<>();
  private Optional<Account> account = Optional.empty();

  RestVendor(Manifest manifest, Connection connection, VendorContext context, RateBudgets worker) {
    this.manifest = manifest;
    this.connection = connection;
    this.context = context;
    this.worker = worker;
    this.login = new HttpTransport(context.polling().requests());
    this.streams =
        new RestStreams(
            connection.settings(), connection.sensitive(), context.polling(), context.clock());
  }

  @Override
  public List<VendorStream> streams(List<String> objects) throws VendorException {
    List<VendorStream> all = new ArrayList<>();
    for (StreamSpec spec : specs(objects)) {
      all.add(streams.stream(spec, api()));
    }
    return all;
  }

  /** Every stream of the objects, in the manifest's order. */
  private List<StreamSpec> specs(List<String> objects) throws VendorException {
    for (String object : objects) {
      if (!object.equals(ALL) && !objects().contains(object)) {
        throw VendorException.config(
            "UNKNOWN_STREAM",
            "the manifest has no such stream",
            RestSettings.STREAMS,
            "Choose from " + String.join(", ", objects()) + ".");
      }
    }
    return manifest.streams().values().stream()
        .filter(spec -> objects.contains(ALL) || objects.contains(spec.object()))
        .toList();
  }

  private Set<String> objects() {
    Set<String> objects = new LinkedHashSet<>();
    manifest.streams().values().forEach(spec -> objects.add(spec.object()));
    return objects;
  }

  /** Asks what the manifest says proves the credentials, then for each stream's beginning. */
  @Override
  public void check(List<String> objects) throws VendorException {
    RestApi api = api();
    if (manifest.check().isPresent()) {
      api.json(api.prepare(manifest.check().get(), connection.settings()));
    }
    for (StreamSpec spec : specs(objects)) {
      Prepared first = streams.firstRequest(spec, api);
      try {
        api.open(first).ifPresent(HttpStream::close);
      } catch (VendorException e) {
        throw named(e, spec);
      }
    }
  }

  private static VendorException named(VendorException failure, StreamSpec spec) {
    return failure.kind() == VendorException.Kind.PERMISSION
        ? VendorException.permission(
            failure.code(),
            "the stream '" + spec.object() + "' may not be read",
            failure.getMessage().substring(failure.code().length() + 2))
        : failure;
  }

  /** What the manifest has: nothing is asked. */
  @Override
  public Optional<List<String>> discover() {
    return Optional.of(List.copyOf(objects()));
  }

  @Override
  public void close() {
    login.close();
    opened.forEach(RestApi::close);
  }

  private RestApi api() throws VendorException {
    if (account.isEmpty()) {
      account = Optional.of(account());
    }
    RestApi api = new RestApi(new HttpTransport(context.polling().requests()), account.get());
    opened.add(api);
    return api;
  }

  private Account account() throws VendorException {
    HttpUrl base = HttpUrl.parse(connection.baseUrl().orElse(""));
    if (base == null) {
      throw VendorException.config(
          "NO_BASE_URL",
          "the base URL is no http or https URL",
          RestSettings.BASE_URL,
          "Set it, for example https://api.example.com.");
    }
    Hosts hosts = new Hosts(base, connection.allowedHosts(), context.polling().allowPlainHttp());
    AuthorizationFactory authorizations =
        new AuthorizationFactory(
            login,
            hosts,
            connection.secrets(),
            connection.settings(),
            connection.secretsFile(),
            context.clock());
    String blamed =
        connection.auth().secrets().stream()
            .reduce((first, last) -> last)
            .map(name -> Secrets.PREFIX + name)
            .orElse(RestSettings.MANIFEST);
    return new Account(
        manifest,
        hosts,
        authorizations.of(connection.auth()),
        new Failures(manifest, blamed, connection.settings(), context.clock()),
        budgets(base),
        quota(),
        context.polling().requests().maxBodyBytes(),
        context.clock());
  }

  private Budgets budgets(HttpUrl base) {
    Limits limits = manifest.limits();
    String credential = base.toString() + '\n' + connection.secrets().identity();
    Map<String, RateBudget> named = new HashMap<>();
    limits
        .budgets()
        .forEach((name, rate) -> named.put(name, worker.budget("rest " + name, credential, rate)));
    return new Budgets(limits.rate().map(rate -> worker.budget("rest", credential, rate)), named);
  }

  private QuotaGuard quota() {
    int reserve = manifest.limits().quota().map(Limits.Quota::reservePercent).orElse(0);
    return new QuotaGuard(reserve, context.polling().rules().quotaRetry(), context.clock());
  }
}
