package io.selfsame.source.zendesk;

import io.selfsame.source.polling.http.HttpTransport;
import io.selfsame.source.polling.http.RateBudgets;
import io.selfsame.source.polling.http.TokenProvider;
import io.selfsame.source.polling.vendor.Vendor;
import io.selfsame.source.polling.vendor.VendorContext;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorStream;
import io.selfsame.source.zendesk.api.Budgets;
import io.selfsame.source.zendesk.api.ClientCredentials;
import io.selfsame.source.zendesk.api.ZendeskApi;
import io.selfsame.source.zendesk.export.CursorExport;
import io.selfsame.source.zendesk.export.ExportOptions;
import io.selfsame.source.zendesk.export.ExportedObject;
import io.selfsame.source.zendesk.export.Merges;
import io.selfsame.source.zendesk.export.TimeExport;
import io.selfsame.source.zendesk.list.ListStream;
import io.selfsame.source.zendesk.list.ListedObjects;
import io.selfsame.source.zendesk.metadata.DeclaredStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.HttpUrl;

/** A connection to one account: one token and one export budget, shared by the streams. */
final class ZendeskVendor implements Vendor {
  private static final Duration TOKEN_MARGIN = Duration.ofMinutes(1);

  private final ZendeskSettings settings;
  private final VendorContext context;
  private final HttpUrl baseUrl;
  private final HttpTransport login;
  private final TokenProvider tokens;
  private final Budgets budgets;
  private final List<ZendeskApi> opened = new CopyOnWriteArrayList<>();

  ZendeskVendor(ZendeskSettings settings, VendorContext context, RateBudgets worker) {
    this.settings = settings;
    this.context = context;
    this.baseUrl = HttpUrl.get(settings.baseUrl());
    this.login = new HttpTransport(context.polling().requests());
    this.tokens =
        new TokenProvider(
            new ClientCredentials(
                login,
                baseUrl,
                settings.clientId(),
                settings.clientSecret().value(),
                context.clock()),
            context.clock(),
            TOKEN_MARGIN);
    this.budgets =
        new Budgets(
            worker.budget("zendesk", account(), ZendeskSettings.requestRate()),
            worker.budget("zendesk export", account(), settings.exportRate()));
  }

  @Override
  public List<VendorStream> streams(List<String> objects) throws VendorException {
    // A worker that was here a moment ago may have used up the minute.
    budgets.exports().pause(settings.exportRate().period());
    List<VendorStream> streams = new ArrayList<>();
    for (String name : objects) {
      streams.add(ListedObjects.names().contains(name) ? list(name) : export(known(name)));
    }
    return streams;
  }

  private VendorStream list(String name) {
    return new ListStream(name, api(), context.polling().batchMaxRows(), context.clock());
  }

  private VendorStream export(ExportedObject object) {
    ZendeskApi api = api();
    ExportOptions options =
        new ExportOptions(
            context.polling().batchMaxRows(),
            settings.identities(),
            settings.lag(),
            context.clock());
    VendorStream rows =
        switch (object) {
          case ORGANIZATIONS -> new TimeExport(object, api, options);
          case TICKETS -> new CursorExport(object, api, options, Optional.empty());
          case USERS -> new CursorExport(object, api, options, merges(api));
        };
    return DeclaredStream.of(
        rows,
        api,
        object.definitions(),
        object.customValues(),
        context.polling().pollInterval(),
        context.clock());
  }

  /** What Zendesk counts by: not the client, the account. */
  private String account() {
    return baseUrl.host() + ':' + baseUrl.port();
  }

  private Optional<Merges> merges(ZendeskApi api) {
    return settings.merges()
        ? Optional.of(new Merges(api, context.polling().sourceName()))
        : Optional.empty();
  }

  private static ExportedObject known(String name) throws VendorException {
    return ExportedObject.named(name)
        .orElseThrow(
            () ->
                VendorException.config(
                    "UNKNOWN_OBJECT",
                    "Zendesk has no such object, or none that can be read",
                    ZendeskSettings.OBJECTS,
                    "Choose from " + String.join(", ", ZendeskSettings.objects()) + "."));
  }

  /** Asks who the token belongs to: that proves it, and exports are for administrators only. */
  @Override
  public void check(List<String> objects) throws VendorException {
    if (!api().me().path("role").asText().equals("admin")) {
      throw VendorException.auth(
          "NOT_ADMIN",
          "the OAuth client does not belong to an administrator",
          ZendeskSettings.CLIENT_ID,
          "Incremental exports need an OAuth client created by an administrator.");
    }
  }

  @Override
  public void close() {
    login.close();
    opened.forEach(ZendeskApi::close);
  }

  private ZendeskApi api() {
    ZendeskApi api =
        new ZendeskApi(
            new HttpTransport(context.polling().requests()),
            baseUrl,
            tokens,
            budgets,
            context.clock(),
            context.polling().maxRowBytes());
    opened.add(api);
    return api;
  }
}
