package io.selfsame.source.rest;

import io.selfsame.source.polling.config.BuildVersion;
import io.selfsame.source.polling.http.BaseUrl;
import io.selfsame.source.polling.http.RateBudgets;
import io.selfsame.source.polling.vendor.PollingSettings;
import io.selfsame.source.polling.vendor.SettingProblem;
import io.selfsame.source.polling.vendor.Vendor;
import io.selfsame.source.polling.vendor.VendorContext;
import io.selfsame.source.polling.vendor.VendorDefinition;
import io.selfsame.source.rest.access.Secrets;
import io.selfsame.source.rest.manifest.AuthSpec;
import io.selfsame.source.rest.manifest.Manifest;
import io.selfsame.source.rest.manifest.StreamSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** The connector for one manifest. */
final class ManifestDefinition implements VendorDefinition {
  private final Manifest manifest;
  private final RateBudgets budgets;

  ManifestDefinition(Manifest manifest, RateBudgets budgets) {
    this.manifest = manifest;
    this.budgets = budgets;
  }

  @Override
  public String kind() {
    return manifest.name();
  }

  @Override
  public String version() {
    return BuildVersion.read(ManifestDefinition.class);
  }

  @Override
  public ConfigDef settings() {
    return RestSettings.definition(manifest);
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
    Connection connection = new Connection(manifest, config);
    List<SettingProblem> problems = new ArrayList<>();
    connection
        .baseUrl()
        .map(url -> BaseUrl.problem(RestSettings.BASE_URL, url, polling.allowPlainHttp()))
        .orElseGet(
            () ->
                Optional.of(
                    new SettingProblem(
                        RestSettings.BASE_URL,
                        "'" + RestSettings.BASE_URL + "' is needed: the manifest names none.")))
        .ifPresent(problems::add);
    missingSecret(connection).ifPresent(problems::add);
    secretsFile(connection).ifPresent(problems::add);
    return problems;
  }

  private Optional<SettingProblem> missingSecret(Connection connection) {
    return connection.auth().secrets().stream()
        .filter(name -> !connection.secrets().hasAll(List.of(name)))
        .findFirst()
        .map(
            name ->
                new SettingProblem(
                    Secrets.PREFIX + name,
                    "'" + Secrets.PREFIX + name + "' is needed to authorize requests."));
  }

  private static Optional<SettingProblem> secretsFile(Connection connection) {
    boolean needed = connection.auth() instanceof AuthSpec.OAuth oauth && oauth.rotates();
    return needed && connection.secretsFile().isEmpty()
        ? Optional.of(
            new SettingProblem(
                RestSettings.SECRETS_FILE,
                "'"
                    + RestSettings.SECRETS_FILE
                    + "' is needed: each refresh gives a new refresh token, which must outlive the"
                    + " worker and cannot be written into the connector's settings."))
        : Optional.empty();
  }

  @Override
  public Set<String> criticalFields(String object) {
    Set<String> critical = new HashSet<>();
    manifest.streams().values().stream()
        .filter(stream -> stream.object().equals(object))
        .map(StreamSpec::critical)
        .forEach(critical::addAll);
    return critical;
  }

  @Override
  public Vendor open(VendorContext context) {
    return new RestVendor(manifest, new Connection(manifest, context.config()), context, budgets);
  }
}
