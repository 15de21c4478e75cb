package io.selfsame.identity;

import io.selfsame.identity.mapping.MappingCatalog;
import io.selfsame.identity.mapping.MappingException;
import io.selfsame.identity.mapping.SourceKinds;
import io.selfsame.identity.record.FieldPath;
import io.selfsame.identity.standardize.PhoneStandardizer;
import io.selfsame.identity.standardize.Placeholders;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Checks of single settings; each message names the setting and what to write. */
final class SettingValidators {
  static final ConfigDef.Validator ANY_TEXT = text("any text", text -> {});
  static final ConfigDef.Validator FIELD_PATH =
      ConfigDef.LambdaValidator.with(
          (name, value) -> run(name, () -> FieldPath.parse(String.valueOf(value))),
          () -> "a field path");
  static final ConfigDef.Validator MAPPING =
      text("a JSON mapping document", text -> MappingCatalog.builtInWith(List.of(text)));
  static final ConfigDef.Validator MAPPING_FILE =
      text(
          "the path of a JSON mapping document",
          path ->
              MappingCatalog.builtInWith(
                  List.of(SettingsFile.text(StandardizeIdentityConfig.MAPPING_FILE, path))));
  static final ConfigDef.Validator REGION =
      text("an ISO 3166-1 alpha-2 code", SettingValidators::region);
  static final ConfigDef.Validator SOURCE_KINDS = list("name:kind entries", SourceKinds::parse);
  static final ConfigDef.Validator PLACEHOLDERS =
      list("kind:value entries", Placeholders::builtInAnd);
  static final ConfigDef.Validator PLACEHOLDERS_FILE =
      text(
          "the path of a text file",
          path ->
              Placeholders.builtInAnd(
                  SettingsFile.lines(StandardizeIdentityConfig.PLACEHOLDERS_FILE, path)));

  private SettingValidators() {}

  static ConfigDef.Recommender choices(Object... values) {
    return new ConfigDef.Recommender() {
      @Override
      public List<Object> validValues(String name, Map<String, Object> parsed) {
        return List.of(values);
      }

      @Override
      public boolean visible(String name, Map<String, Object> parsed) {
        return true;
      }
    };
  }

  private static void region(String text) {
    if (!PhoneStandardizer.knows(text.toUpperCase(Locale.ROOT))) {
      throw new IllegalArgumentException("expected a country code such as US or DE");
    }
  }

  private static ConfigDef.Validator text(String expected, Consumer<String> check) {
    return ConfigDef.LambdaValidator.with(
        (name, value) -> {
          if (value != null && !value.toString().isEmpty()) {
            run(name, () -> check.accept(value.toString()));
          }
        },
        () -> expected);
  }

  private static ConfigDef.Validator list(String expected, Consumer<List<String>> check) {
    return ConfigDef.LambdaValidator.with(
        (name, value) -> {
          if (value instanceof List<?> items) {
            run(name, () -> check.accept(items.stream().map(Object::toString).toList()));
          }
        },
        () -> expected);
  }

  private static void run(String setting, Runnable check) {
    try {
      check.run();
    } catch (MappingException | IllegalArgumentException e) {
      throw new ConfigException("'" + setting + "': " + e.getMessage());
    }
  }
}
