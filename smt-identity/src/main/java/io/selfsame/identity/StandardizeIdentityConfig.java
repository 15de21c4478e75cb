package io.selfsame.identity;

import static io.selfsame.identity.MappingSettings.MAPPING;
import static io.selfsame.identity.MappingSettings.MAPPING_FILE;
import static io.selfsame.identity.MappingSettings.SOURCE_KINDS;
import static io.selfsame.identity.MappingSettings.UNMAPPED_RECORDS;
import static io.selfsame.identity.StandardizationSettings.CONSENT_UNKNOWN_LITERAL;
import static io.selfsame.identity.StandardizationSettings.DATE_ORDER;
import static io.selfsame.identity.StandardizationSettings.DEFAULT_REGION;
import static io.selfsame.identity.StandardizationSettings.HMAC_KEY;
import static io.selfsame.identity.StandardizationSettings.PLACEHOLDERS;
import static io.selfsame.identity.StandardizationSettings.PLACEHOLDERS_FILE;

import io.selfsame.identity.envelope.KeySeal;
import io.selfsame.identity.envelope.MappingChoice;
import io.selfsame.identity.envelope.RecordNaming;
import io.selfsame.identity.envelope.StandardizationRules;
import io.selfsame.identity.envelope.Standardizers;
import io.selfsame.identity.envelope.UnknownLiteralPolicy;
import io.selfsame.identity.envelope.UnknownLiterals;
import io.selfsame.identity.mapping.MappingCatalog;
import io.selfsame.identity.mapping.MappingException;
import io.selfsame.identity.mapping.SourceKinds;
import io.selfsame.identity.record.FieldPath;
import io.selfsame.identity.standardize.DateOrder;
import io.selfsame.identity.standardize.Placeholders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** The transformation's settings, parsed once. */
final class StandardizeIdentityConfig extends AbstractConfig {
  private static final String RULES = "2";

  private final MappingCatalog catalog;
  private final RecordNaming naming;
  private final MappingChoice choice;

  StandardizeIdentityConfig(Map<String, ?> settings) {
    super(definition(), settings, false);
    catalog = catalog();
    choice = new MappingChoice(catalog, kinds(getList(SOURCE_KINDS), catalog));
    naming = recordNaming();
  }

  MappingChoice mappingChoice() {
    return choice;
  }

  RecordNaming naming() {
    return naming;
  }

  UnmappedRecords unmappedRecords() {
    return UnmappedRecords.valueOf(getString(UNMAPPED_RECORDS).toUpperCase(Locale.ROOT));
  }

  int schemaCacheSize() {
    return getInt(RecordSettings.SCHEMA_CACHE_SIZE);
  }

  StandardizationRules rules() {
    List<String> placeholders = new ArrayList<>(getList(PLACEHOLDERS));
    placeholders.addAll(SettingsFile.lines(PLACEHOLDERS_FILE, getString(PLACEHOLDERS_FILE)));
    UnknownLiteralPolicy policy =
        UnknownLiteralPolicy.valueOf(getString(CONSENT_UNKNOWN_LITERAL).toUpperCase(Locale.ROOT));
    String region = getString(DEFAULT_REGION).toUpperCase(Locale.ROOT);
    DateOrder order = DateOrder.valueOf(getString(DATE_ORDER).toUpperCase(Locale.ROOT));
    Optional<KeySeal> seal =
        Optional.ofNullable(getPassword(HMAC_KEY))
            .map(Password::value)
            .filter(secret -> !secret.isEmpty())
            .map(KeySeal::new);
    int others =
        Objects.hash(
            placeholders,
            policy.name(),
            region,
            order.name(),
            seal.map(KeySeal::fingerprint).orElse(""));
    return new StandardizationRules(
        new Standardizers(placeholders(placeholders), order),
        region,
        new UnknownLiterals(policy),
        seal,
        RULES + "-" + catalog.fingerprint() + "-" + Integer.toHexString(others));
  }

  private RecordNaming recordNaming() {
    return new RecordNaming(
        getString(RecordSettings.SOURCE),
        getString(RecordSettings.OBJECT),
        paths(RecordSettings.SOURCE_FIELD),
        paths(RecordSettings.OBJECT_FIELD),
        paths(RecordSettings.ID_FIELD),
        paths(RecordSettings.OPERATION_FIELD),
        SettingValidators.operations(getList(RecordSettings.OPERATIONS)),
        paths(RecordSettings.CREATED_FIELD),
        paths(RecordSettings.CHANGED_FIELD));
  }

  private List<FieldPath> paths(String setting) {
    return SettingValidators.paths(getString(setting));
  }

  private MappingCatalog catalog() {
    List<String> documents = new ArrayList<>();
    String file = getString(MAPPING_FILE);
    if (!file.isEmpty()) {
      documents.add(SettingsFile.text(MAPPING_FILE, file));
    }
    if (!getString(MAPPING).isEmpty()) {
      documents.add(getString(MAPPING));
    }
    try {
      return MappingCatalog.builtInWith(documents);
    } catch (MappingException e) {
      throw new ConfigException("'" + MAPPING + "' over '" + MAPPING_FILE + "': " + e.getMessage());
    }
  }

  private static SourceKinds kinds(List<String> entries, MappingCatalog catalog) {
    try {
      return SourceKinds.of(entries, catalog.kinds());
    } catch (IllegalArgumentException e) {
      throw new ConfigException("'" + SOURCE_KINDS + "': " + e.getMessage());
    }
  }

  private static Placeholders placeholders(List<String> more) {
    try {
      return Placeholders.builtInAnd(more);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(
          "'" + PLACEHOLDERS + "' and '" + PLACEHOLDERS_FILE + "': " + e.getMessage());
    }
  }

  static ConfigDef definition() {
    ConfigDef definition = new ConfigDef();
    MappingSettings.define(definition);
    StandardizationSettings.define(definition);
    RecordSettings.define(definition);
    return definition;
  }
}
