package io.selfsame.source.stripe;

import io.selfsame.source.polling.config.BuildVersion;
import io.selfsame.source.polling.http.BaseUrl;
import io.selfsame.source.polling.vendor.PollingSettings;
import io.selfsame.source.polling.vendor.SettingProblem;
import io.selfsame.source.polling.vendor.Vendor;
import io.selfsame.source.polling.vendor.VendorContext;
import io.selfsame.source.polling.vendor.VendorDefinition;
import io.selfsame.source.stripe.stream.StripeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** What makes a polling connector a Stripe connector. */
final class StripeDefinition implements VendorDefinition {

  @Override
  public String kind() {
    return "stripe";
  }

  @Override
  public String version() {
    return BuildVersion.read(StripeDefinition.class);
  }

  @Override
  public ConfigDef settings() {
    return StripeSettingsDefinition.definition();
  }

  @Override
  public String objectsSetting() {
    return StripeSettings.OBJECTS;
  }

  @Override
  public String endpointSetting() {
    return StripeSettings.API_BASE;
  }

  @Override
  public List<SettingProblem> problems(AbstractConfig config, PollingSettings polling) {
    List<SettingProblem> problems = new ArrayList<>();
    BaseUrl.problem(
            StripeSettings.API_BASE,
            config.getString(StripeSettings.API_BASE),
            polling.allowPlainHttp())
        .ifPresent(problems::add);
    if (StripeSettings.isModeOfOtherKey(config)) {
      String message = "The key is of the other mode than 'stripe.livemode' says.";
      problems.add(new SettingProblem(StripeSettings.LIVEMODE, message));
      problems.add(new SettingProblem(StripeSettings.API_KEY, message));
    }
    return problems;
  }

  @Override
  public Set<String> criticalFields(String object) {
    return StripeObject.isPossible(object) ? StripeObject.named(object).criticalFields() : Set.of();
  }

  @Override
  public Vendor open(VendorContext context) {
    return new StripeVendor(StripeSettings.parse(context.config()), context);
  }
}
