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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

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
    Set<Target> targets = new LinkedHashSet<>();
    for (String name : objects) {
      targets.addAll(targets(name));
    }
    return targets.stream().map(this::stream).toList();
  }

  /** A row of each object and an event of its kind: a restricted key may see some of them only. */
  @Override
  public void check(List<String> objects) throws VendorException {
    for (String name : objects) {
      ObjectName object = ObjectName.parse(name);
      if (object.isOfAnyAccount()) {
        api(Optional.empty()).connectedAccounts();
      } else if (!object.isPattern()) {
        check(name);
      }
    }
  }

  /** What accounts commonly have; of connected accounts only if any of them is asked for. */
  @Override
  public Optional<List<String>> discover() throws VendorException {
    List<ObjectName> asked =
        context.config().getList(StripeSettings.OBJECTS).stream().map(ObjectName::parse).toList();
    Set<String> found = new LinkedHashSet<>(StripeObject.common());
    if (asked.stream().anyMatch(ObjectName::isOfAnyAccount)) {
      List<String> paths =
          Stream.concat(
                  asked.stream().filter(name -> name.account().isPresent()).map(ObjectName::path),
                  StripeObject.common().stream())
              .filter(StripeObject::isPossible)
              .distinct()
              .toList();
      for (String account : api(Optional.empty()).connectedAccounts()) {
        paths.forEach(path -> found.add(path + "@" + account));
      }
    }
    return Optional.of(List.copyOf(found));
  }

  @Override
  public void close() {
    opened.forEach(StripeApi::close);
  }

  /** A stream that is to be. */
  private record Target(String path, StripeScope scope) {}

  private List<Target> targets(String name) throws VendorException {
    ObjectName object = ObjectName.parse(name);
    if (!object.isPossible() || object.isPattern()) {
      throw VendorException.config(
          "NO_OBJECT",
          "An object of the list cannot be read",
          StripeSettings.OBJECTS,
          "Name objects as their paths are, for example customers or checkout/sessions.");
    }
    List<Target> targets = new ArrayList<>();
    for (Optional<String> account : accounts(object)) {
      for (CreatedWindow window : CreatedWindow.dividedAt(settings.snapshotDays())) {
        targets.add(new Target(object.path(), new StripeScope(account, window)));
      }
    }
    return targets;
  }

  private void check(String name) throws VendorException {
    StripeObject object = StripeObject.named(ObjectName.parse(name).path());
    for (Optional<String> account : accounts(ObjectName.parse(name))) {
      StripeApi api = api(account);
      api.list(object.firstRow());
      api.list(object.newestEvent());
    }
  }

  /** The key's own account has no name. */
  private List<Optional<String>> accounts(ObjectName object) {
    return object.account().isPresent()
        ? List.of(object.account())
        : settings.accounts().stream()
            .map(account -> Optional.of(account).filter(id -> !id.equals(StripeSettings.OWN)))
            .toList();
  }

  private VendorStream stream(Target target) {
    StreamSettings reading =
        new StreamSettings(
            settings.eventsLag(),
            settings.eventsOverlap(),
            settings.eventsHistory(),
            settings.reconcileInterval(),
            context.polling().pollInterval(),
            Math.min(context.polling().batchMaxRows(), StripeApi.MOST_ROWS));
    return new ObjectStream(
        StripeObject.named(target.path()),
        target.scope(),
        api(target.scope().account()),
        reading,
        context.clock());
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
            context.clock(),
            context.polling().maxRowBytes());
    opened.add(api);
    return api;
  }

  /** Evenly, nothing saved up: no second sees more than this, not even the first. */
  private static Rate paced(int requestsPerSecond) {
    return new Rate(1, Duration.ofSeconds(1).dividedBy(requestsPerSecond));
  }
}
