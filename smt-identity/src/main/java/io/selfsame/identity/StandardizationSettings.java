package io.selfsame.identity;

import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;

/** How values are brought to standard forms. */
final class StandardizationSettings {
  static final String GROUP = "Standardization";
  static final String DEFAULT_REGION = "default.region";
  static final String PLACEHOLDERS = "placeholders";
  static final String PLACEHOLDERS_FILE = "placeholders.file";
  static final String CONSENT_UNKNOWN_LITERAL = "consent.unknown.literal";
  static final String DATE_ORDER = "date.order";
  static final String HMAC_KEY = "hmac.key";

  private StandardizationSettings() {}

  static void define(ConfigDef definition) {
    definition
        .define(
            DEFAULT_REGION,
            ConfigDef.Type.STRING,
            "US",
            SettingValidators.REGION,
            Importance.HIGH,
            "Country, in ISO 3166-1 alpha-2, of records that name none: as it writes them phone"
                + " numbers, postal codes and dates are read; empty reads international numbers"
                + " only.",
            GROUP,
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
            GROUP,
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
                + " email-local, email-domain, role, phone, id, date, name or text.",
            GROUP,
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
            GROUP,
            4,
            Width.LONG,
            "Placeholders file")
        .define(
            DATE_ORDER,
            ConfigDef.Type.STRING,
            "region",
            ConfigDef.CaseInsensitiveValidString.in("region", "day_first", "month_first", "none"),
            Importance.LOW,
            "How a date of birth such as 03/04/1980 is read: as the record's country writes it"
                + " (region), day_first, month_first, or not at all (none).",
            GROUP,
            5,
            Width.SHORT,
            "Order of day and month",
            SettingValidators.choices("region", "day_first", "month_first", "none"))
        .define(
            HMAC_KEY,
            ConfigDef.Type.PASSWORD,
            null,
            SettingValidators.HMAC_KEY,
            Importance.MEDIUM,
            "Secret of at least 16 characters under which match keys are hashed (HMAC-SHA-256)"
                + " before they leave; empty leaves them readable. Use the same one for every source"
                + " of a warehouse and never change it.",
            GROUP,
            6,
            Width.LONG,
            "Key of hashed match keys");
  }
}
