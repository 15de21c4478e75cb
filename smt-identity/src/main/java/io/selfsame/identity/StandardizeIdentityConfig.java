package io.selfsame.identity;

import io.selfsame.contract.SourceRecordField;
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
import io.selfsame.identity.standardize.Placeholders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.ConfigException;

/** The transformation's settings, parsed once. */
final class StandardizeIdentityConfig extends AbstractConfig {
  static final String MAPPING = "mapping";
  static final String MAPPING_FILE = "mapping.file";
  static final String SOURCE_KINDS = "source.kinds";
  static final String UNMAPPED_RECORDS = "unmapped.records";
  static final String DEFAULT_REGION = "default.region";
  static final String PLACEHOLDERS = "placeholders";
  static final String PLACEHOLDERS_FILE = "placeholders.file";
  static final String CONSENT_UNKNOWN_LITERAL = "consent.unknown.literal";
  static final String RECORD_SOURCE = "record.source";
  static final String RECORD_OBJECT = "record.object";
  static final String RECORD_ID_FIELD = "record.id.field";
  static final String RECORD_CREATED_FIELD = "record.created.field";
  static final String RECORD_CHANGED_FIELD = "record.changed.field";
  static final String SCHEMA_CACHE_SIZE = "schema.cache.size";

  private static final String RULES = "1";
  private static final int DEFAULT_CACHE_SIZE = 64;
  private static final int LARGEST_CACHE_SIZE = 10_000;

  private final MappingCatalog catalog;
  private final RecordNaming naming;
  private final MappingChoice choice;

  StandardizeIdentityConfig(Map<String, ?> settings) {
    super(definition(), settings, false);
    catalog = catalog();
    choice = new MappingChoice(catalog, kinds(getList(SOURCE_KINDS), catalog));
    naming =
        new RecordNaming(
            getString(RECORD_SOURCE),
            getString(RECORD_OBJECT),
            FieldPath.parse(getString(RECORD_ID_FIELD)),
            FieldPath.parse(getString(RECORD_CREATED_FIELD)),
            FieldPath.parse(getString(RECORD_CHANGED_FIELD)));
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
    return getInt(SCHEMA_CACHE_SIZE);
  }

  StandardizationRules rules() {
    List<String> placeholders = new ArrayList<>(getList(PLACEHOLDERS));
    placeholders.addAll(SettingsFile.lines(PLACEHOLDERS_FILE, getString(PLACEHOLDERS_FILE)));
    UnknownLiteralPolicy policy =
        UnknownLiteralPolicy.valueOf(getString(CONSENT_UNKNOWN_LITERAL).toUpperCase(Locale.ROOT));
    String region = getString(DEFAULT_REGION).toUpperCase(Locale.ROOT);
    int others = Objects.hash(placeholders, policy.name(), region);
    return new StandardizationRules(
        new Standardizers(placeholders(placeholders)),
        region,
        new UnknownLiterals(policy),
        RULES + "-" + catalog.fingerprint() + "-" + Integer.toHexString(others));
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
    defineMapping(definition);
    defineStandardization(definition);
    defineRecords(definition);
    return definition;
  }

  private static void defineMapping(ConfigDef definition) {
    String group = "Mapping";
    definition
        .define(
            MAPPING,
            ConfigDef.Type.STRING,
            "",
            SettingValidators.MAPPING,
            Importance.MEDIUM,
            "JSON document, merged over the built-in mappings and over the mapping file, that says"
                + " what the fields of each object mean.",
            group,
            1,
            Width.LONG,
            "Mapping document")
        .define(
            MAPPING_FILE,
            ConfigDef.Type.STRING,
            "",
            SettingValidators.MAPPING_FILE,
            Importance.MEDIUM,
            "Path on the worker of a JSON file, merged over the built-in mappings.",
            group,
            2,
            Width.LONG,
            "Mapping file")
        .define(
            SOURCE_KINDS,
            ConfigDef.Type.LIST,
            List.of(),
            SettingValidators.SOURCE_KINDS,
            Importance.MEDIUM,
            "Sources and their vendors as name:kind entries; a source that is or begins with"
                + " salesforce, stripe or zendesk needs none.",
            group,
            3,
            Width.LONG,
            "Kinds of sources")
        .define(
            UNMAPPED_RECORDS,
            ConfigDef.Type.STRING,
            "fail",
            ConfigDef.CaseInsensitiveValidString.in("fail", "pass"),
            Importance.LOW,
            "Whether a record of an object without a mapping is an error (fail) or passes without an"
                + " envelope (pass).",
            group,
            4,
            Width.SHORT,
            "Records without mapping",
            SettingValidators.choices("fail", "pass"));
  }

  private static void defineStandardization(ConfigDef definition) {
    String group = "Standardization";
    definition
        .define(
            DEFAULT_REGION,
            ConfigDef.Type.STRING,
            "US",
            SettingValidators.REGION,
            Importance.HIGH,
            "Country, in ISO 3166-1 alpha-2, of phone numbers whose record names none; empty reads"
                + " international numbers only.",
            group,
            1,
            Width.SHORT,
            "Default region")
        .define(
            CONSENT_UNKNOWN_LITERAL,
            ConfigDef.Type.STRING,
            "denied",
            ConfigDef.CaseInsensitiveValidString.in("denied", "unknown"),
            Importance.MEDIUM,
            "What a consent field says whose value its mapping does not list: denied, or unknown,"
                + " which is no statement.",
            group,
            2,
            Width.SHORT,
            "Unlisted consent values",
            SettingValidators.choices("denied", "unknown"))
        .define(
            PLACEHOLDERS,
            ConfigDef.Type.LIST,
            List.of(),
            SettingValidators.PLACEHOLDERS,
            Importance.LOW,
            "More values that never become match keys, as kind:value entries with a kind of email,"
                + " email-local, email-domain, role, phone, id or date.",
            group,
            3,
            Width.LONG,
            "Placeholders")
        .define(
            PLACEHOLDERS_FILE,
            ConfigDef.Type.STRING,
            "",
            SettingValidators.PLACEHOLDERS_FILE,
            Importance.LOW,
            "Path on the worker of a text file with one more placeholder a line.",
            group,
            4,
            Width.LONG,
            "Placeholders file");
  }

  private static void defineRecords(ConfigDef definition) {
    String group = "Records";
    defineRecordField(
        definition,
        RECORD_SOURCE,
        "",
        1,
        "Source name",
        "Name of the source of records that have no field _source; empty reads that field.");
    defineRecordField(
        definition,
        RECORD_OBJECT,
        "",
        2,
        "Object name",
        "Name of the object of records that have no field _object; empty reads that field.");
    defineRecordField(
        definition,
        RECORD_ID_FIELD,
        SourceRecordField.ID.fieldName(),
        3,
        "Id field",
        "Path of the field that identifies a record within its object.");
    defineRecordField(
        definition,
        RECORD_CREATED_FIELD,
        SourceRecordField.CREATED_AT.fieldName(),
        4,
        "Creation time field",
        "Path of the field with the creation time: a Timestamp, epoch milliseconds or ISO 8601.");
    defineRecordField(
        definition,
        RECORD_CHANGED_FIELD,
        SourceRecordField.CHANGED_AT.fieldName(),
        5,
        "Change time field",
        "Path of the field with the modification time, in the same forms; where it is absent the"
            + " record's timestamp counts.");
    definition.define(
        SCHEMA_CACHE_SIZE,
        ConfigDef.Type.INT,
        DEFAULT_CACHE_SIZE,
        ConfigDef.Range.between(1, LARGEST_CACHE_SIZE),
        Importance.LOW,
        "Number of value schemas, the most recently used, for which derived schemas are kept.",
        group,
        6,
        Width.SHORT,
        "Schema cache size");
  }

  private static void defineRecordField(
      ConfigDef definition, String key, String value, int order, String displayName, String doc) {
    definition.define(
        key,
        ConfigDef.Type.STRING,
        value,
        value.isEmpty() ? SettingValidators.ANY_TEXT : SettingValidators.FIELD_PATH,
        Importance.LOW,
        doc,
        "Records",
        order,
        Width.MEDIUM,
        displayName);
  }
}
