package io.selfsame.identity;

import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;

/** What the fields of records mean. */
final class MappingSettings {
  static final String GROUP = "Mapping";
  static final String MAPPING = "mapping";
  static final String MAPPING_FILE = "mapping.file";
  static final String SOURCE_KINDS = "source.kinds";
  static final String UNMAPPED_RECORDS = "unmapped.records";

  private MappingSettings() {}

  static void define(ConfigDef definition) {
    definition
        .define(
            MAPPING,
            ConfigDef.Type.STRING,
            "",
            SettingValidators.MAPPING,
            Importance.MEDIUM,
            "JSON document, merged over the built-in mappings and over the mapping file, that says"
                + " what the fields of each object mean.",
            GROUP,
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
            GROUP,
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
            GROUP,
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
            GROUP,
            4,
            Width.SHORT,
            "Records without mapping",
            SettingValidators.choices("fail", "pass"));
  }
}
