package io.selfsame.source.rest;

import io.selfsame.source.rest.access.AuthorizationFactory;
import io.selfsame.source.rest.access.Secrets;
import io.selfsame.source.rest.manifest.AuthSpec;
import io.selfsame.source.rest.manifest.Manifest;
import io.selfsame.source.rest.template.Values;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;

/** What the settings say to a manifest, parsed. */
record Connection(
    Optional<String> baseUrl,
    Values settings,
    Secrets secrets,
    AuthSpec auth,
    List<String> allowedHosts,
    Optional<Path> secretsFile,
    List<String> sensitive) {

  Connection(Manifest manifest, AbstractConfig config) {
    this(manifest, config, settings(manifest, config), secrets(manifest, config));
  }

  private Connection(Manifest manifest, AbstractConfig config, Values settings, Secrets secrets) {
    this(
        text(config, RestSettings.BASE_URL)
            .or(() -> manifest.baseUrl().flatMap(template -> template.fill(settings))),
        settings,
        secrets,
        AuthorizationFactory.chosen(manifest.auth(), secrets),
        config.getList(RestSettings.ALLOW_HOSTS),
        text(config, RestSettings.SECRETS_FILE).map(Path::of),
        config.getList(RestSettings.SENSITIVE));
  }

  private static Values settings(Manifest manifest, AbstractConfig config) {
    Values values = Values.none();
    for (String name : manifest.settings().keySet()) {
      Optional<String> value = text(config, RestSettings.SETTING_PREFIX + name);
      values = value.isPresent() ? values.with("setting." + name, value.get()) : values;
    }
    return values;
  }

  private static Secrets secrets(Manifest manifest, AbstractConfig config) {
    Map<String, String> values = new HashMap<>();
    manifest
        .secrets()
        .forEach(name -> values.put(name, config.getPassword(Secrets.PREFIX + name).value()));
    return new Secrets(values);
  }

  private static Optional<String> text(AbstractConfig config, String name) {
    return Optional.of(config.getString(name)).filter(value -> !value.isEmpty());
  }
}
