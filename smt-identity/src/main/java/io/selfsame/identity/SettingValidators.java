package io.selfsame.identity;

import io.selfsame.contract.RecordOperation;
import io.selfsame.identity.mapping.MappingCatalog;
import io.selfsame.identity.mapping.MappingException;
import io.selfsame.identity.mapping.SourceKinds;
import io.selfsame.identity.record.FieldPath;
import io.selfsame.identity.standardize.PhoneStandardizer;
import io.selfsame.identity.standardize.Placeholders;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** Checks of single settings; each message names the setting and what to write. */
final class SettingValidators {
  private static final int SHORTEST_SECRET = 16;

  static final ConfigDef.Validator ANY_TEXT = text("any text", text -> {});
  static final ConfigDef.Validator FIELD_PATHS =
      ConfigDef.LambdaValidator.with(
          (name, value) -> run(name, () -> paths(String.valueOf(value))),
          () -> "field paths joined by commas");

  static final ConfigDef.Validator OPERATIONS =
      list("value:operation entries", SettingValidators::operations);

  static final ConfigDef.Validator HMAC_KEY =
      ConfigDef.LambdaValidator.with(
          (name, value) -> run(name, () -> requireLong((Password) value)),
          () -> "at least 16 characters");

  static final ConfigDef.Validator MAPPING =
      text("a JSON mapping document", text -> MappingCatalog.builtInWith(List.of(text)));
  static final ConfigDef.Validator MAPPING_FILE =
      text(
          "the path of a JSON mapping document",
          path ->
              MappingCatalog.builtInWith(
                  List.of(SettingsFile.text(MappingSettings.MAPPING_FILE, path))));
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
                  SettingsFile.lines(StandardizationSettings.PLACEHOLDERS_FILE, path)));

  private SettingValidators() {}

  /** Field paths joined by commas, at least one. */
  static List<FieldPath> paths(String text) {
    return Stream.of(text.split(",", -1)).map(String::strip).map(FieldPath::parse).toList();
  }

  /** Operations by the value, in lower case, that stands for them. */
  static Map<String, RecordOperation> operations(List<String> entries) {
    Map<String, RecordOperation> operations = new HashMap<>();
    for (String entry : entries) {
      int colon = entry.lastIndexOf(':');
      Optional<RecordOperation> operation =
          Stream.of(RecordOperation.UPSERT, RecordOperation.DELETE, RecordOperation.ERASE)
              .filter(known -> known.wireName().equals(entry.substring(colon + 1).strip()))
              .findFirst();
      if (colon < 1 || operation.isEmpty()) {
        throw new IllegalArgumentException(
            "an entry has the form value:operation, as d:delete, with an operation of upsert,"
                + " delete or erase");
      }
      operations.put(entry.substring(0, colon).strip().toLowerCase(Locale.ROOT), operation.get());
    }
    return operations;
  }

  private static void requireLong(Password secret) {
    if (secret != null && !secret.value().isEmpty() && secret.value().length() < SHORTEST_SECRET) {
      throw new IllegalArgumentException("use a random secret of at least 16 characters");
    }
  }

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
