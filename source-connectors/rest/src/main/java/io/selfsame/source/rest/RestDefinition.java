package io.selfsame.source.rest;

import io.selfsame.source.polling.config.BuildVersion;
import io.selfsame.source.polling.http.RateBudgets;
import io.selfsame.source.polling.vendor.PollingSettings;
import io.selfsame.source.polling.vendor.SettingProblem;
import io.selfsame.source.polling.vendor.Vendor;
import io.selfsame.source.polling.vendor.VendorContext;
import io.selfsame.source.polling.vendor.VendorDefinition;
import io.selfsame.source.rest.manifest.ManifestException;
import io.selfsame.source.rest.manifest.ManifestSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** The connector before its manifest is known, or when it cannot be used. */
final class RestDefinition implements VendorDefinition {
  private final RateBudgets budgets;
  private final String problem;

  RestDefinition() {
    this(RateBudgets.ofWorker());
  }

  /**
   * @param budgets shared by everybody who uses a credential
   */
  RestDefinition(RateBudgets budgets) {
    this(budgets, "no manifest is named");
  }

  private RestDefinition(RateBudgets budgets, String problem) {
    this.budgets = budgets;
    this.problem = problem;
  }

  @Override
  public VendorDefinition of(Map<String, String> settings) {
    String manifest = settings.get(RestSettings.MANIFEST);
    if (manifest == null || manifest.isBlank()) {
      return this;
    }
    try {
      return new ManifestDefinition(ManifestSource.read(manifest), budgets);
    } catch (ManifestException e) {
      return new RestDefinition(budgets, e.getMessage());
    }
  }

  @Override
  public String kind() {
    return "rest";
  }

  @Override
  public String version() {
    return BuildVersion.read(RestDefinition.class);
  }

  @Override
  public ConfigDef settings() {
    return RestSettings.definition();
  }

  @Override
  public String objectsSetting() {
    return RestSettings.STREAMS;
  }

  @Override
  public String endpointSetting() {
    return RestSettings.BASE_URL;
  }

  @Override
  public List<SettingProblem> problems(AbstractConfig config, PollingSettings polling) {
    return List.of(new SettingProblem(RestSettings.MANIFEST, message()));
  }

  @Override
  public Vendor open(VendorContext context) {
    throw new ConfigException(message());
  }

  private String message() {
    return "'" + RestSettings.MANIFEST + "' cannot be used: " + problem + ".";
  }
}
