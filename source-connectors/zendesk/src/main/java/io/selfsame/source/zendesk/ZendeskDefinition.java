package io.selfsame.source.zendesk;

import io.selfsame.source.polling.config.BuildVersion;
import io.selfsame.source.polling.http.BaseUrl;
import io.selfsame.source.polling.vendor.PollingSettings;
import io.selfsame.source.polling.vendor.SettingProblem;
import io.selfsame.source.polling.vendor.Vendor;
import io.selfsame.source.polling.vendor.VendorContext;
import io.selfsame.source.polling.vendor.VendorDefinition;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** What makes a polling connector a Zendesk connector. */
final class ZendeskDefinition implements VendorDefinition {

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
    return BaseUrl.problem(
            ZendeskSettings.BASE_URL,
            config.getString(ZendeskSettings.BASE_URL),
            polling.allowPlainHttp())
        .stream()
        .toList();
  }

  @Override
  public Vendor open(VendorContext context) {
    return new ZendeskVendor(ZendeskSettings.parse(context.config()), context);
  }
}
