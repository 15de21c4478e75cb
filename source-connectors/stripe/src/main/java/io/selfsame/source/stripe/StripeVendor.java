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
import io.selfsame.source.stripe.stream.ObjectStream;
import io.selfsame.source.stripe.stream.StripeObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A connection to one account: a transport a stream, one rate budget for all. */
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
                Rate.perSecond(settings.requestsPerSecond()));
  }

  @Override
  public List<VendorStream> streams(List<String> objects) {
    return objects.stream().map(this::stream).toList();
  }

  /** A row of each object and an event of its kind: a restricted key may see some of them only. */
  @Override
  public void check(List<String> objects) throws VendorException {
    StripeApi api = api();
    for (String name : objects) {
      StripeObject object = StripeObject.named(name);
      api.list(object.firstRow());
      api.list(object.newestEvent());
    }
  }

  @Override
  public void close() {
    opened.forEach(StripeApi::close);
  }

  private VendorStream stream(String object) {
    return new ObjectStream(
        StripeObject.named(object),
        api(),
        settings.eventsOverlap(),
        Math.min(context.polling().batchMaxRows(), StripeApi.MOST_ROWS),
        context.clock());
  }

  private StripeApi api() {
    StripeApi api =
        new StripeApi(
            new HttpTransport(context.polling().requests()),
            settings.apiKey().value(),
            settings.apiBase(),
            settings.apiVersion(),
            budget,
            context.clock());
    opened.add(api);
    return api;
  }
}
