package io.selfsame.source.stripe;

import io.selfsame.source.polling.http.HttpTransport;
import io.selfsame.source.polling.http.Rate;
import io.selfsame.source.polling.http.RateBudget;
import io.selfsame.source.polling.http.RateBudgets;
import io.selfsame.source.polling.vendor.Vendor;
import io.selfsame.source.polling.vendor.VendorContext;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorStream;
import io.selfsame.source.stripe.api.StripeApi;
import io.selfsame.source.stripe.stream.CreatedWindow;
import io.selfsame.source.stripe.stream.ObjectStream;
import io.selfsame.source.stripe.stream.StreamSettings;
import io.selfsame.source.stripe.stream.StripeObject;
import io.selfsame.source.stripe.stream.StripeScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A connection to one account and those connected to it: a transport a stream, one rate budget for
 * all.
 */
final class StripeVendor implements Vendor {
  private final StripeSettings settings;
  private final VendorContext context;
  private final RateBudget budget;
  private final List<StripeApi> opened = new CopyOnWriteArrayList<>();

  StripeVendor(StripeSettings settings, VendorContext context) {
    this.settings = settings;
    this.context = context;
    this.budget =
        RateBudgets.ofWorker()
            .budget(
                "stripe",
                settings.apiBase() + '\n' + settings.apiKey().value(),
                paced(settings.requestsPerSecond()));
  }

  /** Of each object a stream an account and a window of creation. */
  @Override
  public List<VendorStream> streams(List<String> objects) throws VendorException {
    List<Optional<String>> accounts = accounts();
    List<VendorStream> streams = new ArrayList<>();
    for (String name : objects) {
      StripeObject object = StripeObject.named(name);
      for (Optional<String> account : accounts) {
        for (CreatedWindow window : CreatedWindow.dividedAt(settings.snapshotDays())) {
          streams.add(stream(object, new StripeScope(account, window)));
        }
      }
    }
    return streams;
  }

  /** A row of each object and an event of its kind: a restricted key may see some of them only. */
  @Override
  public void check(List<String> objects) throws VendorException {
    for (Optional<String> account : accounts()) {
      StripeApi api = api(account);
      for (String name : objects) {
        StripeObject object = StripeObject.named(name);
        api.list(object.firstRow());
        api.list(object.newestEvent());
      }
    }
  }

  @Override
  public void close() {
    opened.forEach(StripeApi::close);
  }

  /** The accounts to read; the key's own has no name. */
  private List<Optional<String>> accounts() throws VendorException {
    List<Optional<String>> accounts = new ArrayList<>();
    for (String account : settings.accounts()) {
      if (account.equals(StripeSettings.ALL_CONNECTED)) {
        api(Optional.empty()).connectedAccounts().stream()
            .map(Optional::of)
            .filter(connected -> !settings.accounts().contains(connected.get()))
            .forEach(accounts::add);
      } else {
        accounts.add(Optional.of(account).filter(id -> !id.equals(StripeSettings.OWN)));
      }
    }
    return accounts;
  }

  private VendorStream stream(StripeObject object, StripeScope scope) {
    StreamSettings reading =
        new StreamSettings(
            settings.eventsLag(),
            settings.eventsOverlap(),
            settings.reconcileInterval(),
            context.polling().pollInterval(),
            Math.min(context.polling().batchMaxRows(), StripeApi.MOST_ROWS));
    return new ObjectStream(object, scope, api(scope.account()), reading, context.clock());
  }

  private StripeApi api(Optional<String> account) {
    StripeApi api =
        new StripeApi(
            new HttpTransport(context.polling().requests()),
            settings.apiKey().value(),
            settings.apiBase(),
            settings.apiVersion(),
            account,
            settings.livemode(),
            budget,
            context.clock());
    opened.add(api);
    return api;
  }

  /** Evenly, nothing saved up: no second sees more than this, not even the first. */
  private static Rate paced(int requestsPerSecond) {
    return new Rate(1, Duration.ofSeconds(1).dividedBy(requestsPerSecond));
  }
}
