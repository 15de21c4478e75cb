package io.selfsame.source.rest;

import io.selfsame.source.rest.access.Secrets;
import io.selfsame.source.rest.manifest.DeclaredSetting;
import io.selfsame.source.rest.manifest.Manifest;
import io.selfsame.source.rest.manifest.ManifestSource;
import io.selfsame.source.rest.template.TimeFormat;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.LambdaValidator;
import org.apache.kafka.common.config.ConfigDef.NonEmptyString;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.ConfigException;

/** The connector's own settings, and those its manifest asks for. */
final class RestSettings {
  static final String MANIFEST = "rest.manifest";
  static final String BASE_URL = "rest.base.url";
  static final String STREAMS = "rest.streams";
  static final String ALLOW_HOSTS = "rest.allow.hosts";
  static final String SECRETS_FILE = "rest.refresh.token.file";
  static final String SENSITIVE = "rest.sensitive.fields";
  static final String SETTING_PREFIX = "rest.setting.";

  private static final String VENDOR = "REST vendor";
  private static final String SAFETY = "REST safety";
  private static final String MANIFEST_GROUP = "Manifest";

  /** Nothing that could end a host name or a path and begin something else. */
  private static final Pattern VALUE = Pattern.compile("[^\\p{Cntrl}]{0,1000}");

  private RestSettings() {}

  /** The settings of every manifest. */
  static ConfigDef definition() {
    ConfigDef definition = new ConfigDef();
    vendor(definition);
    safety(definition);
    return definition;
  }

  /** Those and the ones a manifest asks for. */
  static ConfigDef definition(Manifest manifest) {
    ConfigDef definition = definition();
    int order = 0;
    for (String name : manifest.secrets()) {
      definition.define(
          Secrets.PREFIX + name,
          ConfigDef.Type.PASSWORD,
          "",
          Importance.HIGH,
          "The secret '" + name + "' of the manifest.",
          MANIFEST_GROUP,
          ++order,
          Width.LONG,
          display(name));
    }
    for (Map.Entry<String, DeclaredSetting> declared : manifest.settings().entrySet()) {
      define(definition, declared.getKey(), declared.getValue(), ++order);
    }
    return definition;
  }

  private static void define(
      ConfigDef definition, String name, DeclaredSetting setting, int order) {
    List<String> values = setting.values();
    definition.define(
        SETTING_PREFIX + name,
        ConfigDef.Type.STRING,
        setting.byDefault().isPresent() ? setting.byDefault().get() : ConfigDef.NO_DEFAULT_VALUE,
        values.isEmpty()
            ? LambdaValidator.with(
                (key, value) -> requireValue(key, value, setting.kind()),
                () -> setting.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '))
            : ValidString.in(values.toArray(String[]::new)),
        Importance.HIGH,
        setting.doc().isEmpty() ? "The setting '" + name + "' of the manifest." : setting.doc(),
        MANIFEST_GROUP,
        order,
        Width.MEDIUM,
        display(name));
  }

  private static void vendor(ConfigDef definition) {
    definition
        .define(
            MANIFEST,
            ConfigDef.Type.STRING,
            ConfigDef.NO_DEFAULT_VALUE,
            new NonEmptyString(),
            Importance.HIGH,
            "What describes the vendor: the name of a built-in manifest ("
                + String.join(", ", ManifestSource.builtIns())
                + "), the path of a .yaml, .yml or .json file on every worker, or the manifest"
                + " itself. It may ask for further settings, rest.secret.<name> (passwords) and"
                + " rest.setting.<name>.",
            VENDOR,
            1,
            Width.LONG,
            "Manifest")
        .define(
            BASE_URL,
            ConfigDef.Type.STRING,
            "",
            Importance.HIGH,
            "Where the vendor is, for example https://api.example.com; empty for what the manifest"
                + " says.",
            VENDOR,
            2,
            Width.LONG,
            "Base URL")
        .define(
            STREAMS,
            ConfigDef.Type.LIST,
            "*",
            Importance.HIGH,
            "The manifest's streams to read, by object, separated by commas; * for all.",
            VENDOR,
            3,
            Width.LONG,
            "Streams");
  }

  private static void safety(ConfigDef definition) {
    definition
        .define(
            ALLOW_HOSTS,
            ConfigDef.Type.LIST,
            "",
            Importance.LOW,
            "Further hosts, with a port if it is not 443, that requests and credentials may go to"
                + " when the manifest or an answer names them.",
            SAFETY,
            1,
            Width.LONG,
            "Allowed hosts")
        .define(
            SECRETS_FILE,
            ConfigDef.Type.STRING,
            "",
            Importance.MEDIUM,
            "A file for refresh tokens that each use replaces, readable and writable by the worker"
                + " alone; needed where a manifest says that they rotate.",
            SAFETY,
            2,
            Width.LONG,
            "Secrets file")
        .define(
            SENSITIVE,
            ConfigDef.Type.LIST,
            "",
            Importance.LOW,
            "Names of fields the vendor marks as highly sensitive that are read all the same; * for"
                + " all.",
            SAFETY,
            3,
            Width.LONG,
            "Sensitive fields");
  }

  private static void requireValue(String name, Object value, DeclaredSetting.Kind kind) {
    if (value instanceof String text && !isOf(kind, text)) {
      throw new ConfigException(
          "'"
              + name
              + "' must be "
              + switch (kind) {
                case TEXT -> "a line of at most 1000 characters.";
                case TIME -> "a time such as 2020-01-01T00:00:00Z.";
                case TIME_ZONE -> "a time zone such as UTC or America/New_York.";
              });
    }
  }

  private static boolean isOf(DeclaredSetting.Kind kind, String text) {
    return switch (kind) {
      case TEXT -> VALUE.matcher(text).matches();
      case TIME -> TimeFormat.ISO.read(text).isPresent();
      case TIME_ZONE -> isZone(text);
    };
  }

  private static boolean isZone(String text) {
    try {
      return !ZoneId.of(text).getId().isEmpty();
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static String display(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1).replace('_', ' ');
  }
}
