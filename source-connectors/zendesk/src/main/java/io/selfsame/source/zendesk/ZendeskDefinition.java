package io.selfsame.source.zendesk;

import io.selfsame.source.polling.config.BuildVersion;
import io.selfsame.source.polling.http.BaseUrl;
import io.selfsame.source.polling.http.RateBudgets;
import io.selfsame.source.polling.vendor.PollingSettings;
import io.selfsame.source.polling.vendor.SettingProblem;
import io.selfsame.source.polling.vendor.Vendor;
import io.selfsame.source.polling.vendor.VendorContext;
import io.selfsame.source.polling.vendor.VendorDefinition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** What makes a polling connector a Zendesk connector. */
final class ZendeskDefinition implements VendorDefinition {
  private final RateBudgets budgets;

  ZendeskDefinition() {
    this(RateBudgets.ofWorker());
  }

  /**
   * @param budgets shared by everybody who reads an account
   */
  ZendeskDefinition(RateBudgets budgets) {
    this.budgets = budgets;
  }

  @Override
  public String kind() {
    return "zendesk";
  }

  @Override
  public String version() {
    return BuildVersion.read(ZendeskDefinition.class);
  }

  @Override
  public ConfigDef settings() {
    return ZendeskSettings.definition();
  }

  @Override
  public String objectsSetting() {
    return ZendeskSettings.OBJECTS;
  }

  @Override
  public String endpointSetting() {
    return ZendeskSettings.BASE_URL;
  }

  @Override
  public List<SettingProblem> problems(AbstractConfig config, PollingSettings polling) {
    String baseUrl = config.getString(ZendeskSettings.BASE_URL);
    return BaseUrl.problem(ZendeskSettings.BASE_URL, baseUrl, polling.allowPlainHttp())
        .or(() -> otherHost(baseUrl, config.getBoolean(ZendeskSettings.ALLOW_OTHER_HOSTS)))
        .stream()
        .toList();
  }

  /** What the built-in mapping makes keys, names and consents of. */
  @Override
  public Set<String> criticalFields(String object) {
    return switch (object) {
      case "users" ->
          Set.of(
              "id",
              "name",
              "email",
              "phone",
              "shared_phone_number",
              "external_id",
              "identities",
              "user_fields.email_opt_out");
      case "organizations" -> Set.of("id", "name", "external_id");
      case "tickets" -> Set.of("requester_id");
      default -> Set.of();
    };
  }

  /** Credentials go to Zendesk or stay on this machine, unless somebody says otherwise. */
  private static Optional<SettingProblem> otherHost(String baseUrl, boolean allowed) {
    HttpUrl url = HttpUrl.get(baseUrl);
    boolean zendesk = url.isHttps() && url.host().endsWith(".zendesk.com");
    if (allowed || zendesk || BaseUrl.isLoopback(url)) {
      return Optional.empty();
    }
    return Optional.of(
        new SettingProblem(
            ZendeskSettings.BASE_URL,
            "'"
                + ZendeskSettings.BASE_URL
                + "' is not https on a host of zendesk.com; to send the credentials there anyway,"
                + " set "
                + ZendeskSettings.ALLOW_OTHER_HOSTS
                + "."));
  }

  @Override
  public Vendor open(VendorContext context) {
    return new ZendeskVendor(ZendeskSettings.parse(context.config()), context, budgets);
  }
}
