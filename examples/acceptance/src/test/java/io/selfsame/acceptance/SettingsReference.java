package io.selfsame.acceptance;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;

/** Renders a plugin's ConfigDef as the Markdown page that lies in its module. */
final class SettingsReference {
  /** Where the page of a plugin lies, by class name, from the root of the repository. */
  static final Map<String, Path> PAGES =
      Map.of(
          "io.selfsame.source.salesforce.SalesforceSourceConnector",
          Path.of("source-connectors/salesforce/SETTINGS.md"),
          "io.selfsame.source.stripe.StripeSourceConnector",
          Path.of("source-connectors/stripe/SETTINGS.md"),
          "io.selfsame.source.zendesk.ZendeskSourceConnector",
          Path.of("source-connectors/zendesk/SETTINGS.md"),
          "io.selfsame.source.rest.RestSourceConnector",
          Path.of("source-connectors/rest/SETTINGS.md"),
          "io.selfsame.identity.StandardizeIdentity",
          Path.of("smt-identity/SETTINGS.md"),
          "io.selfsame.sink.profile.UnifiedProfileSinkConnector",
          Path.of("sink-connectors/unified-profile/SETTINGS.md"),
          "io.selfsame.sink.changes.ProfileChangesSourceConnector",
          Path.of("sink-connectors/unified-profile/SETTINGS-profile-changes.md"));

  private SettingsReference() {}

  static String render(String className, ConfigDef definition) {
    StringBuilder page = new StringBuilder();
    page.append("# Settings of `").append(simpleName(className)).append("`\n\n");
    page.append("Class `")
        .append(className)
        .append("`. Generated from its ConfigDef; do not edit.\n");
    for (String group : groups(definition)) {
      page.append("\n## ").append(group).append("\n\n");
      page.append("| setting | type | default | allowed | importance | meaning |\n");
      page.append("|---|---|---|---|---|---|\n");
      inGroup(definition, group).forEach(key -> page.append(row(key)));
    }
    return page.toString();
  }

  static List<String> groups(ConfigDef definition) {
    return definition.configKeys().values().stream()
        .map(key -> key.group == null ? "" : key.group)
        .distinct()
        .toList();
  }

  static List<ConfigKey> inGroup(ConfigDef definition, String group) {
    return definition.configKeys().values().stream()
        .filter(key -> group.equals(key.group == null ? "" : key.group))
        .sorted(Comparator.comparingInt(key -> key.orderInGroup))
        .toList();
  }

  private static String row(ConfigKey key) {
    return "| `%s` | %s | %s | %s | %s | %s |%n"
        .formatted(
            key.name,
            key.type.name().toLowerCase(java.util.Locale.ROOT),
            defaultOf(key),
            key.validator == null ? "" : cell(key.validator.toString()),
            key.importance.name().toLowerCase(java.util.Locale.ROOT),
            cell(key.documentation));
  }

  private static String defaultOf(ConfigKey key) {
    if (!key.hasDefault()) {
      return "**required**";
    }
    String text = ConfigDef.convertToString(key.defaultValue, key.type);
    return text == null || text.isEmpty() ? "" : "`" + cell(text) + "`";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ").strip();
  }

  private static String simpleName(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }
}
